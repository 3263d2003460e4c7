# SPDX-License-Identifier: EUPL-1.2
"""Colours as people see them: contrast (WCAG), lightness (CIE), distance (CIEDE2000), dichromacy (Machado 2009)."""
import math

# Machado, Oliveira, Fernandes 2009, severity 1, on linear RGB.
DICHROMACY = {
    "protan": ((.152286, 1.052583, -.204868), (.114503, .786281, .099216), (-.003882, -.048116, 1.051998)),
    "deutan": ((.367322, .860646, -.227968), (.280085, .672501, .047413), (-.011820, .042940, .968881)),
    "tritan": ((1.255528, -.076749, -.178779), (-.078411, .930809, .147602), (.004733, .691367, .303900)),
}


def linear(colour):
    values = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= .04045 else ((c + .055) / 1.055) ** 2.4 for c in values]


def luminance(colour):
    r, g, b = linear(colour)
    return .2126 * r + .7152 * g + .0722 * b


def contrast(a, b):
    low, high = sorted((luminance(a), luminance(b)))
    return (high + .05) / (low + .05)


def lightness(colour):
    y = luminance(colour)
    return 116 * y ** (1 / 3) - 16 if y > .008856 else 903.3 * y


def seen_by(colour, kind):
    """Linear RGB as a dichromat sees it."""
    rgb = linear(colour)
    if kind == "normal":
        return rgb
    return [min(1, max(0, sum(row[i] * rgb[i] for i in range(3)))) for row in DICHROMACY[kind]]


def lab(rgb):
    r, g, b = rgb
    xyz = ((.4124564 * r + .3575761 * g + .1804375 * b) / .95047, .2126729 * r + .7151522 * g + .0721750 * b,
           (.0193339 * r + .1191920 * g + .9503041 * b) / 1.08883)
    f = [v ** (1 / 3) if v > .008856 else 7.787 * v + 16 / 116 for v in xyz]
    return 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])


def distance(a, b):
    """CIEDE2000 of two Lab colours (Sharma, Wu, Dalal 2005)."""
    (l1, a1, b1), (l2, a2, b2) = a, b
    c7 = ((math.hypot(a1, b1) + math.hypot(a2, b2)) / 2) ** 7
    g = .5 * (1 - math.sqrt(c7 / (c7 + 25 ** 7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1 = math.degrees(math.atan2(b1, a1)) % 360 if c1 else 0
    h2 = math.degrees(math.atan2(b2, a2)) % 360 if c2 else 0
    dh = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0
    big_dh = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(dh) / 2)
    lm, cm = (l1 + l2) / 2, (c1 + c2) / 2
    hm = h1 + h2 if not c1 * c2 else h1 + dh / 2
    t = 1 - .17 * math.cos(math.radians(hm - 30)) + .24 * math.cos(math.radians(2 * hm)) + \
        .32 * math.cos(math.radians(3 * hm + 6)) - .2 * math.cos(math.radians(4 * hm - 63))
    sl = 1 + .015 * (lm - 50) ** 2 / math.sqrt(20 + (lm - 50) ** 2)
    sc, sh = 1 + .045 * cm, 1 + .015 * cm * t
    turn = 30 * math.exp(-((hm % 360 - 275) / 25) ** 2)
    rt = -2 * math.sqrt(cm ** 7 / (cm ** 7 + 25 ** 7)) * math.sin(math.radians(2 * turn))
    dl, dc, dh = (l2 - l1) / sl, (c2 - c1) / sc, big_dh / sh
    return math.sqrt(max(0, dl * dl + dc * dc + dh * dh + rt * dc * dh))


def apart(a, b, kind):
    return distance(lab(seen_by(a, kind)), lab(seen_by(b, kind)))
