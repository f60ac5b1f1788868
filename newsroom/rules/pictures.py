"""Rules of pictures: where they come from, and what a file must be to be one."""

from newsroom.engine.mistakes import Message

FROM_ELSEWHERE = Message(
    "The picture '{target}' is not from this site. Put it in content/images/ and write "
    "'{{static}}/images/name.jpg'."
)
LINK_TO_NO_PICTURE = Message(
    "The link '{target}' leads to no picture. Write '{{static}}/images/name.jpg'."
)
ADDRESS_OF_NO_PICTURE = Message(
    "The link '{target}' is no address of a picture. Write '{{static}}{target}'."
)
CANNOT_BE_SHOWN = Message("The picture '{name}' {fault}")
LOGO_WITHOUT_SIZE = Message(
    'The drawing does not say how large it is. Write viewBox="0 0 width height" into its <svg …>.'
)
