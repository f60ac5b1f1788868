"""A newsroom with more of everything than a page holds, as an editor would write it."""

from pathlib import Path

__all__ = ["LANGUAGES", "headline", "write_newsroom"]

LANGUAGES = ("hi", "en")
SPEAKERS = {"ek": "एक ठाकुर", "do": "दो ठाकुर", "teen": "तीन ठाकुर", "char": "चार ठाकुर"}
REPORTS = 40
SPORT = 18  # of them, the newest


def headline(number: int) -> str:
    """The headline of a report; the higher the number, the newer the report."""
    return f"ख़बर {number}"


def write_newsroom(content: Path) -> Path:
    """Forty reports in twenty days, the newest eighteen in sport; four people speak in the newest.

    Two reports are in English. One section has no report; one standing page is in the menu.
    """
    copy = {
        "sections/khel.md": "Name: खेल\nSlug: khel\nOrder: 2\nColour: haldi\n\nमैदान से।\n",
        "sections/pradesh.md": "Name: प्रदेश\nSlug: pradesh\nOrder: 1\n",
        "sections/vigyan.md": "Name: विज्ञान\nSlug: vigyan\nOrder: 3\n",
        "pages/samvad.md": "Title: संवाद\nSlug: samvad\nOrder: 2\nMenu: yes\n\nलिखिए।\n",
        "pages/about.md": "Title: हम\nSlug: about\nOrder: 3\nMenu: yes\n\nहम।\n",
        "pages/niti.md": "Title: नीति\nSlug: niti\nOrder: 1\n\nनीति।\n",
        "people/samachar-desk.md": "Name: समाचार डेस्क\nSlug: samachar-desk\nKind: desk\n",
        **{
            f"people/{slug}.md": f"Name: {name}\nSlug: {slug}\nWikidata: Q98765\n"
            for slug, name in SPEAKERS.items()
        },
        **{f"reports/2026/11/r{number}.md": _report(number) for number in range(REPORTS)},
        **{
            f"reports/2026/11/e{number}.en.md": (
                f"Title: English {number}\nId: 202611{number}-engs\nSlug: e{number}\n"
                f"Date: 2026-11-{number} 10:00\nCategory: khel\n\nIt rained.\n"
            )
            for number in (11, 12)
        },
    }
    for name, text in copy.items():
        file = content / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return content


def _report(number: int) -> str:
    day = f"{1 + number // 2:02}"
    section = "khel" if number >= REPORTS - SPORT else "pradesh"
    header = (
        f"Title: {headline(number)}\nId: 202611{day}-r{'23456789ab'[number % 10]}zz\n"
        f"Slug: r{number}\nDate: 2026-11-{day} {8 + number % 2 * 4:02}:00\n"
        f"Category: {section}\nTags: मौसम\n"
    )
    said = dict(zip(range(REPORTS - 1, 0, -1), SPEAKERS.values(), strict=False)).get(number)
    if not said:
        return f"{header}\nधूप खिली।\n"
    first, second = f"{said} ने कहा कि धूप खिली है।", f"{said} ने बताया कि रात ठंडी थी।"
    return f"{header}Quotes: {said}: {first}\n  {said}: {second}\n\n{first} {second}\n"
