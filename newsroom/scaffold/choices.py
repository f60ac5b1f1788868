"""What a newsroom chooses when it begins a newspaper, checked before anything is written."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from newsroom.engine.mistakes import did_you_mean
from newsroom.text.languages import LANGUAGES

__all__ = ["COPY", "Choices", "Refused", "read_choices", "written_languages"]

COPY = Path(__file__).parent / "copy"
"""A folder of texts for each language that a newspaper can begin in."""

_LONGEST_NAME = 60  # characters; a masthead is one line
_LABEL = re.compile(r"(?!-)[^\W_](?:[\w-]{0,61}[^\W_])?")
_PATH = re.compile(r"(?:/[a-z0-9][a-z0-9._-]*)*")
_IN_NAMES = " '‘’.,:!&()-–·"


class Refused(ValueError):  # noqa: N818 (what happened, not what failed)
    """A newspaper that cannot be begun so: a line for each choice that is wrong."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))


@dataclass(frozen=True)
class Choices:
    """A newspaper as it begins. Names and places are by language, the first language first."""

    folder: Path
    languages: tuple[str, ...]
    names: Mapping[str, str]
    places: Mapping[str, str]
    domain: str
    """Where readers find it: a host, and a path where it stands under one."""
    zone: str

    @property
    def host(self) -> str:
        """The domain without a path; it stands in mail addresses and permanent ids."""
        return self.domain.partition("/")[0]


def written_languages() -> list[str]:
    """The languages that a newspaper can begin in."""
    return [lang for lang in LANGUAGES if (COPY / lang).is_dir()]


def read_choices(
    folder: Path,
    *,
    name: str,
    languages: str,
    place: str,
    domain: str,
    zone: str,
    program: Path | None = None,
) -> Choices:
    """Read what was chosen. Raises Refused, with a line for each choice that is wrong.

    ``name`` and ``place`` may hold one for each language, in their order, with ``;`` between;
    ``languages`` are codes with commas between. No newspaper may lie in the folder ``program``.
    """
    faults = [*_folder_faults(folder, program)]
    langs = tuple(lang.strip() for lang in languages.split(",") if lang.strip())
    faults.extend(_language_faults(langs))
    names, places = _by_language(name, langs), _by_language(place, langs)
    faults.extend(_name_faults("--name", "पहाड़ की ख़बर", name, langs))
    faults.extend(_name_faults("--place", "शिमला", place, langs))
    faults.extend(_domain_faults(domain))
    faults.extend(_zone_faults(zone))
    if faults:
        raise Refused(*faults)
    return Choices(folder, langs, names, places, domain, zone)


def _folder_faults(folder: Path, program: Path | None) -> list[str]:
    if folder.name.startswith("-"):
        return [f"'{folder.name}' is no name for a folder. For help: ./inv --help newspaper"]
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        return [f"'{folder}' is there already, and is no folder. Name another."]
    if folder.is_dir() and any(folder.iterdir()):
        return [f"'{folder}' is there already, with files in it. Name a folder that is not."]
    if program is not None and folder.resolve().is_relative_to(program.resolve()):
        return [f"'{folder}' lies inside the program. Name a folder beside it: ../{folder.name}"]
    return []


def _language_faults(langs: tuple[str, ...]) -> list[str]:
    known = written_languages()
    if not langs:
        return ["--languages is empty. Write codes, the first language first, such as hi,en."]
    faults = [
        f"--languages: '{lang}' is no language here{did_you_mean(lang, known)} There are: "
        f"{', '.join(known)}."
        for lang in langs
        if lang not in known
    ]
    if len(set(langs)) < len(langs):
        faults.append(f"--languages: '{','.join(langs)}' names one twice. Write each once.")
    return faults


def _by_language(written: str, langs: tuple[str, ...]) -> dict[str, str]:
    texts = [_one_line(each) for each in written.split(";")]
    return {lang: text for lang, text in zip(langs, texts, strict=False) if text}


def _one_line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _name_faults(option: str, example: str, written: str, langs: tuple[str, ...]) -> list[str]:
    texts = [_one_line(each) for each in written.split(";")]
    if not texts[0]:
        return [f'{option} is empty. Write it in the first language, such as "{example}".']
    faults = []
    if len(texts) > len(langs) > 0:
        faults.append(
            f"{option} holds {len(texts)} for {len(langs)} languages. Write one for each, in the "
            "order of --languages, with ';' between."
        )
    for text in filter(None, texts):
        odd = sorted({sign for sign in text if not _may_stand(sign)})
        if odd:
            faults.append(
                f"{option}: '{text}' holds {' '.join(odd)}. Write letters, digits, spaces and "
                f"the signs {' '.join(_IN_NAMES.strip())}"
            )
        elif not any(map(str.isalpha, text)):
            faults.append(f"{option}: '{text}' has no letter. Write such as \"{example}\".")
        if len(text) > _LONGEST_NAME:
            faults.append(
                f"{option}: '{text}' has {len(text)} characters; {_LONGEST_NAME} are the most."
            )
    return faults


def _may_stand(sign: str) -> bool:
    return sign in _IN_NAMES or sign in "\u200c\u200d" or unicodedata.category(sign)[0] in "LMN"


def _domain_faults(domain: str) -> list[str]:
    host, _, path = domain.partition("/")
    labels = host.split(".")
    bare = re.sub(r"\A[a-z]+://", "", domain).strip("/")
    if (
        len(labels) < 2
        or not all(_LABEL.fullmatch(label) for label in labels)
        or len(host) > 253
        or labels[-1].isdigit()
        or not _PATH.fullmatch(f"/{path}" if path else "")
        or domain.endswith("/")
        or host != host.lower()
    ):
        near = f" Write '{bare.lower()}'." if bare != domain or bare != bare.lower() else ""
        near = near if near and not _domain_faults(bare.lower()) else ""
        return [
            f"--domain '{domain}' is no domain."
            + (near or " Write one that is yours, such as pahad.example or pahad.example/khabar.")
        ]
    return []


def _zone_faults(zone: str) -> list[str]:
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        near = did_you_mean(zone, available_timezones())
        return [f"--zone '{zone}' is no time zone{near} Write one such as Asia/Kolkata."]
    return []
