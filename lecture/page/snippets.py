"""Pieces to paste elsewhere: a video, a clip or a figure in the words of each platform.

A clip comes as the GIF that stops after three rounds, since no platform lets a reader pause a GIF.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from lecture.page.content import Clip, Figure, Video
from lecture.shelf import PICTURE
from scenes.kit import languages

BASE = "\ue000"
"""A character for private use: it stands where the site's address goes."""
FITS = "max-width: 100%; height: auto"


@dataclass(frozen=True)
class Snippet:
    """`text` is to be read as it is, so that a page escapes it; it has BASE before every path, and `at` puts the site's
    address there."""

    platform: str
    text: str

    def at(self, address: str) -> str:
        """The text for a site at that address, which ends with a slash or is empty for a page beside `media`."""
        return self.text.replace(BASE, address)


def _snippet(platform: str, text: str) -> Snippet:
    return Snippet(platform, str(text))  # Markup is for a page to take as it is; this is for a page to show


def of_video(video: Video, title: str, alt: str, language: str) -> list[Snippet]:
    """A video, for each platform."""
    alt = _line(alt)
    plays = "controls playsinline" if video.sound else "controls muted loop playsinline"
    tag = _video(video, title, alt, language, plays)
    linked = f"[![{_markdown(alt)}]({_url(video.poster)})]({_url(video.src)})"
    figure = _directive(_url(video.src), [":class: controls", f":alt: {_option(alt)}"], title)
    # A slide's video begins by itself, once reveal.js sees its first picture.
    slide = _video(video, title, alt, language, f"{plays} data-autoplay", preload="metadata")
    return [
        _snippet("HTML", tag),
        _snippet("Markdown", linked),
        _snippet("MyST", figure),
        _snippet("Quarto", f"```{{=html}}\n{tag}\n```"),
        _snippet("reveal.js", _slide(title, slide)),
        _snippet("Moodle", _video(video, title, alt, language, "controls")),
    ]


def of_clip(clip: Clip, title: str) -> list[Snippet]:
    """A clip, for each platform."""
    alt = _line(clip.alt)
    image = _image(clip.stopping, alt, clip.width, clip.height)
    still = Markup(
        '<picture>\n  <source media="(prefers-reduced-motion: reduce)" srcset="{}">\n  {}\n</picture>'
    ).format(_url(clip.still), image)
    return _of_image(clip.stopping, alt, clip.width, title, still, image)


def of_figure(figure: Figure, title: str) -> list[Snippet]:
    """A figure, for each platform: sharp at any size where there is an SVG."""
    alt, path = _line(figure.alt), figure.files.get("SVG") or figure.files["PNG"]
    image = _image(path, alt, PICTURE, round(PICTURE * figure.height / figure.width))
    return _of_image(path, alt, PICTURE, title, image, image)


def _of_image(path: str, alt: str, width: int, title: str, html: str, moodle: str) -> list[Snippet]:
    url, quoted = _url(path), alt.replace("\\", "\\\\").replace('"', '\\"')
    figure = _directive(url, [f":alt: {_option(alt)}", f":width: {width}px"], title)
    return [
        _snippet("HTML", html),
        _snippet("Markdown", f"![{_markdown(alt)}]({url})"),
        _snippet("MyST", figure),
        _snippet("Quarto", f'![{_markdown(title)}]({url}){{fig-alt="{quoted}" width="{width}"}}'),
        _snippet("reveal.js", _slide(title, html)),
        _snippet("Moodle", moodle),
    ]


def _video(video: Video, title: str, alt: str, language: str, plays: str, preload: str = "none") -> str:
    first = {language: video.captions[language]} if language in video.captions else {}
    lines = [
        Markup('<video {} preload="{}" width="{}" height="{}" poster="{}" aria-label="{}" style="{}">').format(
            plays, preload, video.width, video.height, _url(video.poster), alt, FITS
        ),
        Markup('  <source src="{}" type="video/mp4">').format(_url(video.src)),
        *_tracks({**first, **video.captions}),
        Markup('  <a href="{}">{}</a>').format(_url(video.src), title),
        "</video>",
    ]
    return "\n".join(lines)


def _tracks(captions: Mapping[str, str]) -> list[str]:
    track = Markup('  <track kind="captions" srclang="{}" label="{}" src="{}"{}>')
    return [
        track.format(language, languages.name(language), _url(path), "" if k else " default")
        for k, (language, path) in enumerate(captions.items())
    ]


def _image(path: str, alt: str, width: int, height: int) -> str:
    tag = Markup('<img src="{}" alt="{}" width="{}" height="{}" loading="lazy" style="{}">')
    return tag.format(_url(path), alt, width, height, FITS)


def _slide(title: str, content: str) -> str:
    indented = Markup(content.replace("\n", "\n  "))
    return Markup("<section>\n  <h2>{}</h2>\n  {}\n</section>").format(title, indented)


def _directive(url: str, options: list[str], caption: str) -> str:
    return "\n".join([f"```{{figure}} {url}", *options, "", _markdown(_line(caption)), "```"])


def _url(path: str) -> str:
    return BASE + quote(path)


def _line(text: str) -> str:
    return " ".join(text.split())


def _markdown(text: str) -> str:
    """A line that Markdown, MyST and Pandoc leave as it is."""
    escaped = re.sub(r"([\\`*_{}\[\]<>&$~^@|])", r"\\\1", text)
    return re.sub(r"^(\d*)([-#+:=.)])", r"\1\\\2", escaped)


def _option(text: str) -> str:
    """A text as a directive's option: MyST reads quotes around it, and a comment after " #"."""
    return re.sub(r"\s+#", "#", text).lstrip("\"'|>&*!%@#{[` ")
