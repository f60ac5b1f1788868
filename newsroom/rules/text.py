"""Rules of the text below a header: HTML, links, lines that may be two things, leftovers."""

from newsroom.engine.mistakes import Message

# HTML
NO_TAG = Message("'<{tag}>' may not stand in copy. Write Markdown or delete it.")
NO_EMBED = Message(
    "'<{tag}>' may not stand in copy. Write a picture that leads there: "
    "'[![what it shows]({{static}}/images/name.jpg)](https://…)'."
)
NO_ATTRIBUTE = Message("'{name}' in '<{tag}>' may not stand in copy. Delete it.")
TWICE = Message("'{name}' stands twice in '<{tag}>'. Keep one.")
ANGLES = Message("'<' or '>' stands inside '<{tag}>'. Write '&lt;' or '&gt;'.")
IN_QUOTATION_MARKS = Message("Write the address '{target}' in double quotation marks.")
WRITTEN_PLAINLY = Message("'{written}' is not plain HTML. Write '{plain}'.")
NOT_PLAIN = Message(
    "'{written}' is not plain HTML. Write each attribute as name=\"value\", with one space before "
    "it, or write '<{tag}>'."
)
SELF_CLOSED = Message("'{written}' closes nothing: a browser reads on. Write '<{tag}></{tag}>'.")
NEVER_CLOSED = Message("'<{tag}>' is never closed. Write '</{tag}>' or delete it.")
CLOSES_NOTHING = Message("'</{tag}>' closes nothing that is open. Delete or move it.")
IN_A_PARAGRAPH = Message("'<{tag}>' may not stand inside a paragraph. Move it out.")
IN_ITS_LIKE = Message("'<{tag}>' may not stand inside another '<{like}>'. Close that first.")
OUT_OF_PLACE = Message("'<{tag}>' stands in '{parents}' alone. Move it there.")
NOT_STRAIGHT_IN = Message("'{what}' may not stand straight in '<{tag}>'. Move it into '<{cell}>'.")
COMMENT = Message("'<!--{start}' would be published. Delete the comment.")
MARKED_SECTION = Message("'<![' may not stand in copy. Delete it.")
DECLARATION = Message("'<!{start}>' may not stand in copy. Delete it.")
INSTRUCTION = Message("'<?{start}>' may not stand in copy. Delete it.")
ID_TAKEN = Message("The id '{id}' stands on the page already. Write another.")
NO_ADDRESS = Message("'{name}' in '<{tag}>' begins with '{scheme}:'. Delete it or write 'https:'.")

# Links and pictures
NO_SCHEME = Message(
    "The link '{target}' begins with '{scheme}:'. Links begin with 'https:', 'mailto:', 'tel:', "
    "'/' or '{{filename}}'."
)
NO_DESCRIPTION = Message(
    "The picture '{source}' has no description. Write what it shows between '![' and ']', or in "
    "'alt'."
)

# Lines that may be two things
HASHTAG = Message(
    "'{written}' may be a hashtag or a heading. Write '\\{written}' for a hashtag, '## {words}' "
    "for a heading."
)
FENCE_NEVER_CLOSED = Message(
    "'{fence}' begins code that never ends. Write '{fence}' below it or delete it."
)
TABLE_DASHES = Message("'{written}' has long dashes. Write '{ready}'.")
TABLE_WITHOUT_HEADS = Message(
    "The table has no line below its heads and would be printed as bars. Write '{ready}' below "
    "this line."
)
TABLE_COLUMNS = Message("The table has {columns} heads and another number here. Write '{ready}'.")
TABLE_CELLS = Message(
    "This row has {cells} cells and the table {columns}; what is too many would be lost. Delete a "
    "bar, or write '\\|' for one that is text."
)
UNDERLINED = Message(
    "'{marks}' below a line of text would make it a heading. Write '## {text}' for a heading, or "
    "'---' with an empty line above it for a rule."
)
TOO_DEEP = Message("{what} stand more than {deepest} deep here. Write fewer inside one another.")
NUMBERS = Message(
    "'{later}' follows number {earlier} and would be counted on. Correct the number, or write a "
    "line of text between the two lists."
)

# What is none of the text
CONFLICT = Message(
    "'{marker}' is a mark of git: two people changed the same lines. Keep what is right and delete "
    "the lines that begin with '<<<<<<<', '|||||||', '=======' and '>>>>>>>'."
)
SHORTCODE = Message(
    "'{written}' is a mark of another program and would be printed. Write Markdown or delete it."
)
FURNITURE = Message("'{written}' comes from a page that the text was copied from. Delete the line.")
NO_CHARACTER = Message("'{written}' is no character. Delete it or type the character itself.")
NO_NAME = Message(
    "'{written}' is the name of no character. Write '{escaped}' or the character itself."
)
NO_NOTE = Message("The note '{note}' has no text. Write a line '{note}: …' below, or delete it.")
NOTE_TWICE = Message("The note '{note}' has two texts. Give one another number.")
UNUSED = Message(
    "No link uses '{written}', so it would vanish. Write '[text][{name}]' or delete the line."
)
NO_REFERENCE = Message(
    "'{written}' leads nowhere: no line '[{name}]: https://…' stands below. Write that line, or "
    "the address in brackets: '[text](https://…)'."
)
FAR_ADDRESS = Message("A space keeps this from being a link. Write '{near}'.")
NO_PLACE = Message("The link '{target}' leads nowhere. {remedy}")

# What NO_PLACE may say to write
WRITE = "Write '{address}'."
WRITE_PICTURE = "Put the picture into content/images/ and write '{address}'."
WRITE_TOPIC = "Write the address of the topic's page, such as '{address}'."
WRITE_ANY = "Write '{filename}' before the path of a file, '{static}' before a picture's."
FOREIGN_SCRIPT = Message(
    "Most of the text is in {script}, and the file's language is '{lang}'. Write it in {own}, or "
    "name the file '{name}'."
)

# Faults of the program
CANNOT_BE_SET = Message(
    "The text cannot be set ({reason}). Take out half of it, and half again, until this line goes: "
    "what you took out last is too much for the program. Write it more simply."
)
