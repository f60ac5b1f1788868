"""Rules of the content folder: which files are read, and what they are made of."""

from newsroom.engine.mistakes import Message

# Bytes
UTF_16 = Message("The file is in UTF-16. Save it as UTF-8.")
NO_UTF_8 = Message("Byte 0x{byte:02X} is not UTF-8. Save the file as UTF-8.")
CONTROL = Message("{what} (U+{code:04X}) is in this line. Type it again.")

# Places
FOLDER_READ_TWICE = Message(
    "The folder is a link to {where}, which is read already. Delete the link."
)
FOLDER_FROM_OUTSIDE = Message("The folder is a link out of the content folder. Copy it here.")
FILE_FROM_OUTSIDE = Message("The file is a link out of the content folder. Copy it here.")
LINK_TO_NOTHING = Message("The file is a link to nothing. Delete it, or mend it.")
NAME_NOT_UTF_8 = Message("The file's name is not UTF-8. Give it another one.")
NO_FILE = Message("This is no file. Put a file in its place, or delete it.")
NO_COPY = Message("Only '.md' files stand in '{collection}/'. {remedy}.")
LEFT_BESIDE = Message(
    "The file looks like a copy of '{original}' that a program left beside it. Take over what is "
    "missing there and delete this one; a report of its own needs a name of its own."
)
COPY_OF_ANOTHER = Message(
    "The file looks like a copy of '{original}'. Delete it, or call it by the slug that it is to "
    "have."
)
NOT_READ_HERE = Message("No file of this name is read here{remedy}")
LANGUAGE_TWICE = Message(
    "'{first}' is this one in '{lang}' too. Keep one of the two, or give one another name."
)
ROOT_IS_A_LINK = Message("The folder is a link. Put a folder in its place.")
LINK_AT_THE_ROOT = Message("This is a link. Put what it leads to in its place.")

# The address book
ADDRESSES_IN_CONFLICT = Message(
    "git could not merge the two versions of this file. Keep the lines of both and delete the "
    "lines that begin with '<<<<<<<', '|||||||', '=======' and '>>>>>>>'."
)
NO_KNOWN_ADDRESS = Message("'{line}' is no address. Take the line back from the last commit.")

# Faults of the program
CANNOT_BE_READ = Message(
    "The program itself failed on this file ({fault}). Move it out of content/ for now, and send "
    "it to whoever keeps the program."
)
