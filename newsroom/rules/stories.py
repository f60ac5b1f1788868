"""Rules between files: what versions of a story share, and what no two stories may share."""

from newsroom.engine.mistakes import Message

NO_REPORT = Message(
    "There is no report to print at this time. Write one, take 'Status: draft' away, or wait for "
    "its date."
)
CHANGED_LATER_THAN_NOW = Message(
    "'{key}' is of {moment:%Y-%m-%d %H:%M}, and it is {now} now. Write when it was changed, or "
    "delete the line."
)
SLUG_TAKEN = Message("'Slug: {slug}' is the slug of '{other}' too. Write another.")
SLUG_OF_A_PAGE_TAKEN = Message(
    "'Slug: {slug}' is the slug of '{other}' too. Write another, or delete the file if it is a "
    "copy."
)
COPY_OF_A_REPORT = Message(
    "The file has the Id and the slug of '{other}': it looks like a copy. Delete it; or if it is a "
    "report of its own, delete its lines 'Id' and 'Slug' and run './inv check --fix' for new ones."
)
ID_TAKEN = Message(
    "'Id: {id}' is the Id of '{other}' too. Delete the line and run './inv check --fix' for a new "
    "one."
)
NO_SECTION = Message(
    "'Category: {slug}' is no section in content/sections/{near} Write a section's slug."
)
IDS_DIFFER = Message(
    "'Id: {id}' differs from '{other}', which says '{said}'. Versions of one story share their Id."
)
DATES_DIFFER = Message(
    "'Date' differs from '{other}', which says '{said:%Y-%m-%d %H:%M}'. Versions of one story "
    "share their Date."
)
SECTIONS_DIFFER = Message(
    "'Category: {slug}' differs from '{other}', which says '{said}'. Versions of one story share "
    "their section."
)
NO_SLUG_TO_INHERIT = Message(
    "'Slug' is missing and no other version has one. Write a line such as 'Slug: {name}'."
)

# Tags
TAGS_WITH_ONE_ADDRESS = Message(
    "The tags '{name}' and '{other}' ('{path}') both have the address '/topic/{slug}/'. Write one "
    "of them in both, or '{name} = {slug}-2'."
)
TAG_WITHOUT_LATIN = Message(
    "The tag '{name}' has no address in Latin letters. Write one behind it, such as '{name} = "
    "its-name-in-latin'."
)

# The front page
FRONT_IN_NO_LANGUAGE = Message("'{lang}' is no language here{near} Rename it.")
FRONT_STORY_MAY_BE_TWO = Message("'{name}' is the name of {count} stories. Write '{first}'.")
FRONT_STORY_IS_NONE = Message("'{name}' is no story{near} Correct or delete it.")
FRONT_STORY_NOT_WRITTEN = Message("'{name}' is not written in '{lang}'. Delete the line.")
