"""What editors are told of the text below a header: every sentence, in one place.

Each says what stands there, then what to write instead. Values are set in by ``str.format``.
"""

__all__: list[str] = []  # used as a whole: ``body_messages as say``

# HTML
NO_TAG = "'<{tag}>' may not stand in copy. Write Markdown or delete it."
NO_EMBED = (
    "'<{tag}>' may not stand in copy. Write a picture that leads there: "
    "'[![what it shows]({{static}}/images/name.jpg)](https://…)'."
)
NO_ATTRIBUTE = "'{name}' in '<{tag}>' may not stand in copy. Delete it."
TWICE = "'{name}' stands twice in '<{tag}>'. Keep one."
ANGLES = "'<' or '>' stands inside '<{tag}>'. Write '&lt;' or '&gt;'."
IN_QUOTATION_MARKS = "Write the address '{target}' in double quotation marks."
WRITTEN_PLAINLY = "'{written}' is not plain HTML. Write '{plain}'."
NOT_PLAIN = (
    "'{written}' is not plain HTML. Write each attribute as name=\"value\", with one space before "
    "it, or write '<{tag}>'."
)
SELF_CLOSED = "'{written}' closes nothing: a browser reads on. Write '<{tag}></{tag}>'."
NEVER_CLOSED = "'<{tag}>' is never closed. Write '</{tag}>' or delete it."
CLOSES_NOTHING = "'</{tag}>' closes nothing that is open. Delete or move it."
IN_A_PARAGRAPH = "'<{tag}>' may not stand inside a paragraph. Move it out."
IN_ITS_LIKE = "'<{tag}>' may not stand inside another '<{like}>'. Close that first."
OUT_OF_PLACE = "'<{tag}>' stands in '{parents}' alone. Move it there."
NOT_STRAIGHT_IN = "'{what}' may not stand straight in '<{tag}>'. Move it into '<{cell}>'."
COMMENT = "'<!--{start}' would be published. Delete the comment."
MARKED_SECTION = "'<![' may not stand in copy. Delete it."
DECLARATION = "'<!{start}>' may not stand in copy. Delete it."
INSTRUCTION = "'<?{start}>' may not stand in copy. Delete it."
ID_TAKEN = "The id '{id}' stands on the page already. Write another."
NO_ADDRESS = "'{name}' in '<{tag}>' begins with '{scheme}:'. Delete it or write 'https:'."

# Links and pictures
NO_SCHEME = (
    "The link '{target}' begins with '{scheme}:'. Links begin with 'https:', 'mailto:', 'tel:', "
    "'/' or '{{filename}}'."
)
NO_DESCRIPTION = (
    "The picture '{source}' has no description. Write what it shows between '![' and ']', or in "
    "'alt'."
)
