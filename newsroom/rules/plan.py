"""Rules of the plan: each page has a place of its own, and links lead to what is printed."""

from newsroom.engine.mistakes import Message

# Links
NO_FILE = Message("The link '{target}' leads to no file in content/{near} Correct the path.")
NO_PART = Message("The link '{target}' leads to no part of the page. {remedy}.")
NO_PAGE = Message(
    "The link '{target}' leads to no page of this site{near} Correct it, or write "
    "'{{filename}}/reports/…'."
)
EMPTY_LINK = Message("A link has no address. Write one between '(' and ')'.")
NO_ADDRESS = Message(
    "The link '{target}' is no address. Write 'https://' before another site's, '{{filename}}' "
    "before the path of a file."
)
OLD_ADDRESS_TAKEN = Message("'{old}' is the address of {by}. Delete it here or there.")

# Places
OUTSIDE = Message("'{place}' lies outside the output. Correct its slug.")
RESERVED = Message("'{place}' begins with a name that the press needs itself. Give it another one.")
LONG_PLACE = Message(
    "'{place}…' is longer than the name of a file can be, or lies too deep. Give it a shorter one."
)
PRINTED_TWICE = Message("'{place}' is printed twice: by '{first}' and by '{second}'. {remedy}")
FILE_AND_FOLDER = Message(
    "'{place}' would be a file and a folder: of '{first}' and of '{second}'. {remedy}"
)
