"""Rules of names: who is meant by a name in a header, and who may be named."""

from newsroom.engine.mistakes import Message

AUTHOR_NOT_LISTED = Message(
    "'{slug}' is kept out of all pages by 'Listed: no'. Name the desk instead."
)
MAY_BE_SEVERAL = Message(
    "'{key}: {name}' may be {count} people. Write the slug of the one you mean: {slugs}."
)
NO_ONE = Message(
    "'{key}: {name}' is no one in content/people/{near} Correct the name or run './inv person "
    "{typed}'."
)
DESK_IS_NO_ONE = Message(
    "MASTHEAD's desk '{desk}' is no one in content/people/. Write the slug of the desk that signs "
    "reports without Authors."
)
