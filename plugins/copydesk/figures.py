"""Pictures of copy in figures and galleries, with their captions and credits."""

import re
from functools import cache
from xml.etree.ElementTree import Element, SubElement

from newsroom.text.languages import words_of_all

__all__ = ["frame_pictures"]


def frame_pictures(root: Element) -> None:
    """Make each paragraph that is a picture a figure, and one of several a gallery."""
    for paragraph in list(root.iter("p")):
        pictures = _linked_picture_alone(paragraph) or _pictures_alone(paragraph)
        if len(pictures) == 1:
            _frame(paragraph, pictures[0])
        elif pictures:
            _hang(paragraph, pictures)


def _pictures_alone(paragraph: Element) -> list[Element]:
    """The pictures of a paragraph that has nothing else, each on a line of its own; else none."""
    pictures = list(paragraph)
    if any(picture.tag != "img" for picture in pictures) or (paragraph.text or "").strip():
        return []
    between = [picture.tail or "" for picture in pictures]
    if any(text.strip() for text in between) or any("\n" not in text for text in between[:-1]):
        return []
    return pictures


def _linked_picture_alone(paragraph: Element) -> list[Element]:
    """The picture of a paragraph that is nothing but a link round it: how a video is shown."""
    links = list(paragraph)
    if [link.tag for link in links] != ["a"] or [each.tag for each in links[0]] != ["img"]:
        return []
    (image,) = links[0]
    texts = (paragraph.text, links[0].text, image.tail, links[0].tail)
    return [] if any((text or "").strip() for text in texts) else [image]


def _frame(figure: Element, image: Element) -> None:
    """Make an element the figure of a picture; its title becomes the caption and the credit."""
    caption, credit = _caption_and_credit(image.attrib.pop("title", ""))
    figure.tag = "figure"
    figure.set("class", "picture")
    figure.text, image.tail = None, None
    if caption or credit:
        legend = SubElement(figure, "figcaption")
        legend.text = f"{caption} " if caption and credit else caption
        if credit:
            SubElement(legend, "span", {"class": "credit"}).text = credit


def _hang(paragraph: Element, pictures: list[Element]) -> None:
    """Turn a paragraph of pictures into a gallery: figures, each a link to the whole picture."""
    paragraph.tag = "div"
    paragraph.set("class", "gallery")
    paragraph.text = "\n"
    for picture in pictures:
        paragraph.remove(picture)
        figure = SubElement(paragraph, "figure")
        link = SubElement(figure, "a", {"href": picture.get("src", "")})
        link.append(picture)
        _frame(figure, picture)
        figure.tail = "\n"


@cache
def _credit(words: tuple[str, ...]) -> re.Pattern[str]:
    """``(चित्र: name)`` at the end of a caption, in the words of any language."""
    return re.compile(
        rf"(?P<caption>.*?)\s*\((?P<credit>(?:{'|'.join(words)})\s*:[^()]*[^()\s][^()]*)\)",
        re.IGNORECASE | re.DOTALL,
    )


def _caption_and_credit(title: str) -> tuple[str, str]:
    """Part a caption from the credit in brackets at its end.

    >>> _caption_and_credit("नया पुल। (चित्र: मीरा नेगी)")
    ('नया पुल।', 'चित्र: मीरा नेगी')
    >>> _caption_and_credit("विजेता दल (बाएँ से: मीरा, आशा)")
    ('विजेता दल (बाएँ से: मीरा, आशा)', '')
    """
    found = _credit(words_of_all("credit_words")).fullmatch(title.strip())
    return (found["caption"], found["credit"]) if found else (title, "")
