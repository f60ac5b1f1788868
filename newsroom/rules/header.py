"""Rules of the header: keys and their values, in reports, people, sections and standing pages."""

from newsroom.engine.mistakes import Message

# The form of the header
CONFLICT = Message(
    "The file holds a conflict of git. Keep one of the two sides, and delete the lines '<<<<<<<', "
    "'=======' and '>>>>>>>'."
)
EMPTY_LINES_ABOVE = Message("The header begins on line 1. Delete the empty lines above.")
FENCE_BEFORE_TEXT = Message("The header has no '{fence}' lines. Leave this line empty.")
FENCE = Message("The header has no '{fence}' lines. Delete this line.")
UNKNOWN_KEY = Message("'{written}' is not a key{near} Correct or delete it.")
NO_KEY = Message("'{written}' is not a key. Write one of docs/editors.md: {some} …")
KEY_TWICE = Message("'{written}' stands on line {first} already. Keep one.")
NO_BLANK_LINE = Message("'{written}' is no 'Key: value'. Put a blank line between header and text.")
NO_PAIR = Message(
    "'{written}' is no 'Key: value'. Delete the line, or begin it with a space if it goes on with "
    "the one above."
)
NO_COLON = Message("'{written}' lacks its colon. Write '{key}: {value}'.")
KEY_OF_TEXT = Message("'{written}' is not a key. Write its text below the header.")
FOREIGN_KEY = Message("'{written}' is not a key of this house. Delete the line.")
FOREIGN_KEY_TWICE = Message(
    "'{written}' is not a key; '{key}' on line {line} says it. Delete the line."
)
FOREIGN_SWITCH = Message("'{written}' is not a key. Write 'Status: draft'.")
FOREIGN_NAME_OF_KEY = Message("'{written}' is not a key. Write '{key}'.")
LIST_SIGNS = Message("Lists are parted by ';', with no other signs. Write '{key}: {right}'{marks}.")
SIGNS_ROUND_VALUE = Message("No signs stand round a value. Write '{key}: {right}'{marks}.")
DASH_BEFORE_LINE = Message("Here a line begins without a sign. Delete the '-'.")
INVISIBLE_MARK = Message("The invisible mark {named} {said}. Type the line again.")
ENTITY = Message("'{entity}' would be printed as it stands. {remedy}.")
TAG_IN_VALUE = Message("'{tag}' would be printed as it stands. Delete it.")
LETTER_OF_ANOTHER_ALPHABET = Message(
    "A letter of '{word}' is no '{like}': {named}. Write '{latin}' in Latin letters."
)

# Any value
REQUIRED = Message("'{key}' {lack}. Write a line such as '{key}: {example}'.")
NO_DATE = Message("'{key}: {written}' is no date{why}{right}.")
FAR_YEAR = Message("'{key}: {written}' is in the year {year}. Write one from {first} to {last}.")
LONG_SLUG = Message("'{key}' has {length} characters. Write {most} at most.")
NO_SLUG = Message("'{key}: {written}' is no address. Write {remedy}.")
FILE_NAME = Message(
    "The file's name, '{base}', is no address. Call it '{right}.md' and write 'Slug: {right}'."
)
SLUG_OF_FILE_MISSING = Message("'Slug' {lack}. Write the line 'Slug: {base}'.")
SLUG_AND_FILE_NAME = Message(
    "'Slug: {written}' disagrees with the file name, which says '{base}'. Correct one of them."
)
YES_OR_NO = Message("'{key}: {written}' is neither yes nor no. Write one of them.")
ONE_OF = Message("'{key}: {written}' is not known{near} Write one of: {some}.")
NO_NUMBER = Message("'{key}: {written}' is no number. Write '{key}: 3'.")
NO_LANGUAGE = Message("'{lang}' in '{name}' is not a language here{near} Use one of: {some}.")
LANG_AND_FILE_NAME = Message(
    "'Lang: {written}' disagrees with the file name, which says '{lang}'. Write 'Lang: {lang}' or "
    "delete the line."
)

# Reports
NO_TEXT = Message("The report has no text. Write it below the header.")
EXPIRES_TOO_EARLY = Message(
    "'Expires' is not after {begins:%Y-%m-%d %H:%M}, when the report begins to be printed. Write a "
    "later time or delete the line."
)
MODIFIED_TOO_EARLY = Message(
    "'Modified' is before 'Date', {date:%Y-%m-%d %H:%M}. Write a later time or delete the line."
)
DATE_AND_FOLDER = Message(
    "'Date: {written}' disagrees with the folder 'reports/{year}/{month:02}/'. Write 'Date: "
    "{right}', or move the file to 'reports/{date:%Y/%m}/'."
)
DATELINE_TWICE = Message(
    "The text begins with '{dateline}' and so does the printed page, from 'Dateline'. Delete it "
    "from the text."
)
HEADLINE_WITHOUT_LETTERS = Message("The headline has no letters. Write one.")
LONG_HEADLINE = Message("The headline has {length} characters. Write {most} at most.")
HEADLINE_IN_TWO_DIRECTIONS = Message(
    "The headline mixes writing from left to right and from right to left. Write all of it in "
    "{script}."
)
HEADLINE_TURNED_ROUND = Message(
    "The headline begins with a word written from left to right, which turns the line round in "
    "WhatsApp and feed readers. Begin with a word in {script}."
)
LONG_SUMMARY = Message("The summary has {length} characters. Write {most} at most.")
ID_MISSING = Message(
    "'Id' is missing. Write a line such as 'Id: {day}-k7f3', or run './inv check --fix'."
)
ID_MISSHAPEN = Message(
    "'Id: {written}' is misshapen. Delete the line and run './inv check --fix' for a new one."
)
SLUG_MISSING = Message(
    "'Slug' is missing. Write a line such as 'Slug: {base}', or run './inv check --fix'."
)
LONG_TAG = Message(
    "The tag '{name}…' has {length} characters. Write {most} at most; tags are parted by ';'."
)
TAG_WITH_NO_ADDRESS = Message(
    "'{written}' is no address for the tag '{name}'. Write small Latin letters, digits and '-', "
    "such as '{name} = {right}'."
)
WITHOUT_IMAGE = Message("'{key}' stands without 'Image'. Name the picture or delete it.")
IMAGE_WITHOUT_DESCRIPTION = Message(
    "The picture '{path}' has no description. Write 'Image-Alt:' and what it shows, for readers "
    "who cannot see it."
)
SOURCE_WITHOUT_BAR = Message(
    "'Source' has no '|' before its address. Write 'Source: {name} | {url}'."
)
SOURCE_WITHOUT_NAME = Message(
    "'Source: {written}' names nobody. Write who the report was taken from before the '|': "
    "'Source: नगर समाचार सेवा | {url}'."
)
SOURCE_OF_NO_ADDRESS = Message(
    "'{url}' is no address of a page. Write 'Source: {name}' alone, or an address that begins with "
    "'https://'."
)
SOURCE_OF_PART_OF_ADDRESS = Message(
    "'{url}' is no address of a page. Write 'Source: {name} | {right}'."
)
CORRECTION_WITHOUT_DAY = Message("'{written}' has no day. Write {right}.")
CORRECTION_TOO_EARLY = Message(
    "The correction of {day:%Y-%m-%d} is older than the report, 'Date: {date:%Y-%m-%d}'. Write the "
    "day of the correction."
)
NO_QUOTE = Message("'{written}' is no quote. Write the name, ':' and the sentence.")
QUOTE_LOST = Message("'{sentence}' stands no longer in the text{now}, or delete the line.")
NO_OLD_ADDRESS = Message("'{written}' {fault}. {remedy}")

# People
ROLES_DIFFER = Message(
    "The roles do not match '{path}': {here} here, {there} there. Write the same roles in the same "
    "order."
)
NO_WIKIDATA_ID = Message("'{written}' is no Wikidata id. Write it as 'Q1234'.")
PORTRAIT_WITHOUT_DESCRIPTION = Message(
    "The picture '{path}' has no description. Write 'Image-Alt:'."
)
ROLES_OVERLAP = Message(
    "'{first}' and '{second}' were held at once. Correct the periods, or begin the second with '+' "
    "if both are right."
)
NO_ROLE = Message("'{written}': {fault}.")

# Standing pages
SLUG_OF_THE_SITE = Message(
    "'Slug: {slug}' is a word that the site uses itself. Write another, such as 'Slug: "
    "{slug}-page'."
)
