"""Rules of topics: their names, what stands above them, and the tags that mean them."""

from newsroom.engine.mistakes import Message

# Files of topics
NAME_TAKEN = Message("'{name}' is a name of '{other}' too. Write another here or there.")
SLUG_AS_NAME = Message("'{name}' is the slug of '{other}'. Write another here, or leave it out.")
NO_PARENT = Message("'Parent: {name}' is no topic in content/topics/{near} Write a topic's slug.")
PARENTS_IN_A_RING = Message(
    "'Parent: {name}' leads back to this topic: {ring}. Delete the line in one of them."
)

# Tags
TAGS_WITH_ONE_ADDRESS = Message(
    "The tags '{name}' and '{other}' ('{path}') both have the address '/topic/{slug}/'. Write one "
    "of them in both, or '{name} = {slug}-2'."
)
TAG_WITH_THE_ADDRESS_OF_A_TOPIC = Message(
    "The tag '{name}' has the address '/topic/{slug}/' of the topic '{other}'. If they are one, "
    "write '{name}' under 'Aliases' in '{path}'; else write '{name} = {slug}-2' here."
)
TAG_MOVES_A_TOPIC = Message(
    "'{name} = {slug}': this topic has its address from '{path}'. Write '{name}' alone."
)
TAG_WITHOUT_LATIN = Message(
    "The tag '{name}' has no address in Latin letters. Write one behind it, such as '{name} = "
    "its-name-in-latin'."
)
