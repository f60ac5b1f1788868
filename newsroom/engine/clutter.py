"""Clutter: what systems, editors and sync programs leave beside the files that people write."""

import re

__all__ = ["is_clutter"]

_PATTERNS = (
    # Windows and Office
    r"thumbs\.db|ehthumbs(?:_vista)?\.db|desktop\.ini|~\$.*|~wr[a-z]\d+\.tmp",
    r"\$recycle\.bin|system volume information",
    # macOS; a file named Icon ends in a carriage return, which some disks write otherwise
    r"\.ds_store|\._.*|__macosx|icon[\r\uf00d]|\.localized|\.apdisk|\.appledouble",
    r"\.trash(?:es|-\d+)?|\.fseventsd|\.spotlight-v100|\.temporaryitems",
    # Linux and network disks
    r"\.directory|\.nfs[0-9a-f]+|\.fuse_hidden.*|\.goutputstream-.*|lost\+found|@eadir",
    # Text and office programs: locks, and copies of what is being edited
    r".*~|#.*#|\.#.*|\.~.*|.*\.(?:tmp|temp|sw[a-p]|kate-swp|bak|orig|rej)|.*___jb_\w+___|4913",
    # Sync and download programs, version controls
    r"~syncthing~.*|\.syncthing\..*|\.st(?:folder|versions|ignore)|\.dropbox(?:\..*)?",
    r"\.(?:_?sync_|owncloudsync|csync_journal).*|.*\.(?:part|partial|crdownload)",
    r"\.(?:git|gitignore|gitattributes|gitkeep|gitmodules|hg|hgignore|svn|obsidian|idea|vscode)",
)
_CLUTTER = re.compile("|".join(_PATTERNS), re.IGNORECASE | re.DOTALL)


def is_clutter(name: str) -> bool:
    """Whether a file or folder of this name is none that anybody wrote for readers.

    >>> [is_clutter(name) for name in ("Thumbs.db", "~$pul.docx", "#pul.md#", "pul.md")]
    [True, True, True, False]
    """
    return _CLUTTER.fullmatch(name) is not None
