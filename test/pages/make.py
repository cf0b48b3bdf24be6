#!/usr/bin/env python3
"""Makes the saved pages of this folder: NN-layout.html and, in expected.jsonl, what a reader must find in each.

Layouts follow the kinds of markup that outlets really use (content systems, agencies, ministries, old table pages); all
words are our own and every name in them is made up or a plain place name. Run it here: python3 make.py. The output is
the same each time."""
import html, json, random

PLACES = ["Karsa", "Belmar", "Tovin", "Oruma", "Lakhdar", "Sefrou Valley", "Dunmore", "Port Ilyas", "Marenga", "Zelin"]
GROUPS = ["the Northern Front", "the Popular Army", "the transitional government", "the Highland Council", "the river brigades"]
PEOPLE = ["Amal Deroua", "Joseph Kint", "Miriam Lagos", "Pavel Orsic", "Hana Teklu", "General Osman Bray"]
LINES = [
    "{G} and {g} agreed on Tuesday to stop all shelling around {P} for thirty days, mediators said.",
    "“We have given our word, and we expect theirs,” said {N}, who led the delegation.",
    "Under the text, which runs to four pages, heavy weapons are to be moved 25 kilometres from the line of contact.",
    "Roughly 1,400 people fled {P} at the weekend, according to the provincial relief office.",
    "Observers from the regional bloc will be posted at six crossings, among them the bridge at {P}.",
    "{N} denied that foreign advisers had taken part in the fighting, calling the reports “an invention”.",
    "The previous truce, signed in March, broke down within nine days after a convoy was hit near {P}.",
    "Diplomats who saw the draft said it left the most disputed question, the return of the displaced, to a later round.",
    "No deadline has been set for the release of prisoners; both lists were still being checked on Wednesday evening.",
    "In {P} itself shops opened for the first time in two weeks, and queues formed outside the only bank.",
    "The United Nations said it could resume food deliveries as soon as the road was cleared of mines.",
    "{G} had earlier accused {g} of using the lull to bring in drones and ammunition, which the latter rejects.",
    "A joint committee of twelve officers, six from each side, is to meet every Monday and report to the mediators.",
    "Analysts warned that smaller factions, who were not at the table, might not feel bound by the accord.",
    "“It is a piece of paper until the guns are gone,” said {N}, a teacher whose school was hit in April.",
    "Should either side break the agreement, the other may appeal to the guarantors within 48 hours.",
    "The finance ministry put the cost of rebuilding at some 320 million, most of it for housing and water.",
    "By nightfall the front was quiet, residents told reporters by telephone.",
    "{N} will travel to {P} next week to open a second round of talks, this time on local elections.",
    "Several hundred fighters are believed to remain in the hills east of {P}, beyond the reach of either command.",
]
HEADS = ["Truce takes hold around {P} after week of shelling", "Mediators win 30-day pause in fighting near {P}",
         "What the {P} accord says, and what it leaves open", "Talks on {P} resume as prisoners' lists are exchanged",
         "Convoy reaches {P} as guns fall silent", "Rival commanders meet in {P} for the first time"]
MONTHS = "January February March April May June July August September October November December".split()
NAV = "Home World Politics Business Opinion Culture Sport Video Podcasts Weather".split()
MORE = ["Floods cut off three towns in the south", "Central bank keeps rates where they are", "Why the harvest failed again this year",
        "Teachers end their strike after six weeks", "Ten photographs from the coast", "Minister quits over rail contract",
        "The long road home for the displaced", "A guide to the new visa rules"]
TEASER = "Thousands of commuters were stranded on Friday when the line to the capital was closed for repairs that nobody had announced."
COOKIE = "We use cookies to improve your experience on this site and to show you personalised content. By clicking accept you agree to our use of cookies."
LEGAL = "Copyright 2026 Example Media Ltd. All rights reserved. The company is not responsible for the content of external sites. Read about our approach to external linking."
NEWSLETTER = "Sign up for our morning briefing and get the stories that matter delivered to your inbox every weekday. You can unsubscribe at any time."
COMMENT = ["I have been saying this for years and nobody wanted to listen. The whole thing will be over in a week, mark my words.",
           "Great reporting as always, although I do think you should have mentioned the role of the neighbours in all of this.",
           "My cousin lives there and she says it is much worse than what you write here. Please send somebody to look."]


class Story:
    def __init__(self, number):
        r = random.Random(number)
        fill = lambda s: s.format(P=r.choice(PLACES), G=(g := r.choice(GROUPS))[0].upper() + g[1:], N=r.choice(PEOPLE),
                                  g=r.choice([x for x in GROUPS if x != g]))
        self.r = r
        self.title = fill(HEADS[number % len(HEADS)])
        lines = LINES[:]
        r.shuffle(lines)
        lines = [fill(l) for l in lines]
        self.body, i = [], 0
        while i < 16:
            n = r.choice([1, 1, 2, 2, 3])
            self.body.append(" ".join(lines[i:i + n]))
            i += n
        self.year, self.month, self.day = r.randint(2014, 2025), r.randint(1, 12), r.randint(1, 28)
        self.iso = f"{self.year}-{self.month:02}-{self.day:02}"
        self.long = f"{self.day} {MONTHS[self.month - 1]} {self.year}"
        self.us = f"{MONTHS[self.month - 1]} {self.day}, {self.year}"
        self.subheads = []
        self.author = r.choice(PEOPLE)
        self.url = f"https://news{number}.example/{self.year}/{number:04}/story"
        self.outlet = None

    def with_heads(self, *heads):
        for i, h in enumerate(heads): self.body.insert(3 * (i + 1), "#" + h)
        return self


e = html.escape
def links(words, item="<li><a href='/{0}'>{0}</a></li>"): return "".join(item.format(e(w)) for w in words)
def nav(cls="main-nav"): return f"<nav class='{cls}'><ul>{links(NAV)}</ul></nav>"
def related(tag="div", cls="related-stories", title="Related stories"):
    return f"<{tag} class='{cls}'><h3>{title}</h3><ul>{links(MORE[:4])}</ul></{tag}>"
def paragraphs(s, p="<p>{}</p>", h="<h2>{}</h2>", extra=None):
    out = []
    for i, b in enumerate(s.body):
        out.append(h.format(e(b[1:])) if b[0] == "#" else p.format(e(b, quote=False)))
        if extra and i in extra: out.append(extra[i])
    return "\n".join(out)
def head(s, title, *meta, charset="<meta charset='utf-8'>"): return f"<!DOCTYPE html><html lang='en'><head>{charset}<title>{e(title)}</title>{''.join(meta)}</head>"
def og(s, site=None):
    return (f'<meta property="og:title" content="{e(s.title)}"><meta property="og:url" content="{s.url}"><meta property="og:type" content="article">'
            + (f'<meta property="og:site_name" content="{site}">' if site else ""))
def ld(s, site, kind="NewsArticle", **more):
    return '<script type="application/ld+json">' + json.dumps({"@context": "https://schema.org", "@type": kind, "headline": s.title,
        "datePublished": s.iso + "T09:30:00Z", "dateModified": "2026-01-01T00:00:00Z", "publisher": {"@type": "Organization", "name": site},
        "mainEntityOfPage": s.url, **more}) + "</script>"
def comments(): return "<section id='comments' class='comments-area'><h2>3 comments</h2>" + "".join(f"<div class='comment'><p>{c}</p></div>" for c in COMMENT) + "</section>"

LAYOUTS = []
def layout(f): LAYOUTS.append(f); return f

@layout
def broadcaster_blocks(s):  # each paragraph its own component
    s.outlet = "Coast Broadcasting"
    return (head(s, s.title + " - Coast Broadcasting", og(s, s.outlet), ld(s, s.outlet)) + f"<body><div data-component='cookie-banner'><p>{COOKIE}</p><button>Accept</button></div>"
        f"<header>{nav()}</header><main id='main-content'><article><div data-component='headline-block'><h1 class='sc-518485e5-0'>{e(s.title)}</h1></div>"
        f"<div data-component='byline-block'><time>3 hours ago</time><div>{s.author}</div></div><figure><img src=a.jpg><figcaption>Image source, Agency. A street on Monday</figcaption></figure>"
        + paragraphs(s, "<div data-component='text-block' class='sc-ab12'><p class='sc-eb7bd5f6-0'>{}</p></div>", extra={2: "<div data-component='links-block'><p><a href='/a'>Why the ford matters</a></p><p><a href='/b'>The war in maps</a></p></div>"})
        + f"</article><section data-component='related'><h2>More on this story</h2><ul>{links(MORE)}</ul></section></main><footer><p>{LEGAL}</p></footer></body></html>")

@layout
def wordpress_classic(s):
    s.outlet = "The Valley Post"
    return (head(s, s.title + " | The Valley Post", og(s, s.outlet), f"<meta property='article:published_time' content='{s.iso}T07:00:00+00:00'>") + f"<body class='single single-post has-sidebar'><div id='page' class='hfeed site'>"
        f"<header id='masthead' class='site-header'><h1 class='site-title'>The Valley Post</h1>{nav('navigation')}</header><div id='primary' class='content-area'><main id='main' class='site-main'>"
        f"<article id='post-33' class='post-33 post type-post hentry'><header class='entry-header'><h1 class='entry-title'>{e(s.title)}</h1><div class='entry-meta'>Posted on <time class='entry-date published' datetime='{s.iso}T07:00:00+00:00'>{s.us}</time> by <a href='/author/x'>{s.author}</a></div></header>"
        f"<div class='entry-content'>" + paragraphs(s) + f"<div class='sharedaddy sd-sharing-enabled'><h3>Share this:</h3><ul>{links(['Twitter', 'Facebook'])}</ul></div>"
        f"<div id='jp-relatedposts' class='jp-relatedposts'><h3>Related</h3></div></div><footer class='entry-footer'>Posted in <a href='/c'>World</a></footer></article>{comments()}</main></div>"
        f"<aside id='secondary' class='widget-area'><section class='widget'><h2>Recent posts</h2><ul>{links(MORE)}</ul></section><p>{NEWSLETTER}</p></aside></div></body></html>")

@layout
def agency(s):  # dateline in the text, sign-off, numbered test ids
    s.outlet = "Meridian"
    s.body[0] = f"{s.r.choice(PLACES).upper()}, {MONTHS[s.month-1][:3]} {s.day} (Meridian) - " + s.body[0]
    return (head(s, s.title + " | Meridian", og(s, s.outlet), f'<meta name="article:published_time" content="{s.iso}T11:00:00Z">') + f"<body><div id='app'><header class='site-header__1x'>{nav()}</header><article class='article__container'>"
        f"<header><h1 data-testid='Heading'>{e(s.title)}</h1><div class='info-content'><address>By <a href='/a'>{s.author}</a></address><time datetime='{s.iso}T11:00:00Z'><span>{s.us}</span><span>11:00 AM UTC</span><span>Updated 2 days ago</span></time></div></header>"
        "<div class='article-body__content'>" + paragraphs(s, "<div data-testid='paragraph-0' class='text__text article-body__element'>{}</div>", extra={1: "<div class='ad-slot__container'><span>Advertisement · Scroll to continue</span></div>", 4: "<div class='promo-box__newsletter'><div>The Brief: " + NEWSLETTER + "</div></div>"})
        + f"<p class='article-body__element sign-off'>Our Standards: <a href='/t'>The Meridian Trust Principles.</a></p></div></article><div class='read-next'><h2>Read Next</h2><ul>{links(MORE)}</ul></div><footer>{LEGAL}</footer></div></body></html>")

@layout
def broadsheet(s):  # standfirst, pull quote, newsletter in the middle, subheads
    s.outlet = "The Warden"
    s.with_heads("‘Nobody sleeps’", "What comes next")
    return (head(s, f"{s.title} | World news | The Warden", og(s, s.outlet), ld(s, s.outlet)) + f"<body><a class='skip' href='#maincontent'>Skip to main content</a>{nav()}<main><article><div class='dcr-1'><h1>{e(s.title)}</h1></div>"
        f"<div data-gu-name='meta'><div class='dcr-meta'><a rel='author' href='/p'>{s.author}</a> in {s.r.choice(PLACES)}</div><details class='dcr-date'><summary>{s.long} 12.01 BST</summary>Last modified on 1 January 2026</details></div>"
        "<div id='maincontent' class='article-body-commercial-selector'>" + paragraphs(s, "<p class='dcr-ntyymq'>{}</p>", "<h2 id='x'>{}</h2>",
            {2: f"<aside class='pullquote'><blockquote>{e(s.body[0][:90])}</blockquote></aside>", 5: f"<gu-island><aside aria-label='newsletter promotion'><p>{NEWSLETTER}</p><form><input name=e></form></aside></gu-island>"})
        + f"</div><div class='dcr-topics'><a href='/t'>Explore more on these topics</a><ul>{links(NAV[:4])}</ul></div></article></main><aside class='most-viewed'><h2>Most viewed</h2><ol>{links(MORE)}</ol></aside><footer>{LEGAL}</footer></body></html>")

@layout
def old_tables(s):  # 1990s: tables, font, br br, no p
    s.outlet = "news4.example" if False else None
    return ("<HTML><HEAD><TITLE>" + e(s.title) + "</TITLE></HEAD><BODY BGCOLOR=#FFFFFF><TABLE WIDTH=760 BORDER=0><TR><TD COLSPAN=3><A HREF=/><IMG SRC=logo.gif></A></TD></TR><TR><TD VALIGN=top WIDTH=120>"
        + "".join(f"<A HREF=/{w}><FONT SIZE=1>{w}</FONT></A><BR>" for w in NAV) + f"</TD><TD VALIGN=top><FONT SIZE=5><B>{e(s.title)}</B></FONT><BR><FONT SIZE=1>{s.us}</FONT><BR><BR><FONT FACE=Verdana SIZE=2>"
        + "<BR><BR>\n".join(e(b, quote=False) for b in s.body) + f"</FONT></TD><TD VALIGN=top WIDTH=160><B>Also today</B><BR>" + "".join(f"<A HREF=/s>{e(m)}</A><BR>" for m in MORE) + f"</TD></TR><TR><TD COLSPAN=3><FONT SIZE=1>{LEGAL}</FONT></TD></TR></TABLE></BODY></HTML>")

@layout
def ministry_drupal(s):
    s.outlet = "Ministry of Foreign Affairs"
    return (head(s, s.title + " | Ministry of Foreign Affairs", f'<link rel="canonical" href="{s.url}"><meta name="dcterms.title" content="{e(s.title)}"><meta name="dcterms.created" content="{s.iso}T10:00:00+01:00"><meta name="dcterms.publisher" content="{s.outlet}">')
        + f"<body class='page-node-type-press-release'><div class='region region-header'>{nav('menu--main')}</div><div class='region region-breadcrumb'><ol class='breadcrumb'>{links(['Home', 'Press', 'Releases'])}</ol></div>"
        f"<div class='region region-content'><h1 class='page-header'><span>{e(s.title)}</span></h1><article role='article' class='node node--type-press-release'><div class='content'><div class='field field--name-field-date field--type-datetime'><time datetime='{s.iso}T10:00:00Z'>{s.long}</time></div>"
        "<div class='field field--name-body field--type-text-with-summary field--label-hidden field--item'>" + paragraphs(s) + f"</div><div class='field field--name-field-tags'><div class='field__label'>Tags</div>{links(NAV[:3])}</div></div></article></div>"
        f"<div class='region region-sidebar'><h2>Latest releases</h2><p>{TEASER}</p><p>{TEASER}</p></div><footer class='region-footer'><p>{LEGAL}</p></footer></body></html>")

@layout
def gulf_network(s):  # inline recommended lists, figure, live ticker
    s.outlet = "Gulf News Network"
    rec = f"<section class='more-on'><h2 class='more-on__heading'>Recommended Stories</h2><ul class='more-on__list'>{links(MORE[:3])}</ul></section>"
    return (head(s, f"{s.title} | Conflict News | Gulf News Network", og(s, s.outlet), f'<meta name="publishedDate" content="{s.iso}T16:20:00"><meta name="lastDate" content="2026-01-01T10:00:00">', ld(s, s.outlet))
        + f"<body><div id='root'><div class='header-menu'>{nav()}</div><div class='trending-bar'><span>Trending</span>{links(MORE[4:7])}</div><main id='main-content-area'><div class='article-header'><h1>{e(s.title)}</h1><p class='article__subhead'><em>{TEASER[:60]}</em></p></div>"
        f"<div class='article-info-block'><div class='date-simple'><span class='screen-reader-text'>Published On {s.long}</span><span aria-hidden='true'>{s.long}</span></div></div><div class='wysiwyg wysiwyg--all-content'>" + paragraphs(s, extra={2: rec, 6: "<figure><figcaption>Residents return to their homes in the old quarter on Monday [Photo: A. Person/Agency]</figcaption></figure>"})
        + f"<p><em>Source: Gulf News Network and news agencies</em></p></div></main><aside class='l-col--2'>{related()}</aside></div></body></html>").replace("<p><em>Source: Gulf News Network and news agencies</em></p>", "")

@layout
def relief_site(s):
    s.outlet = "ReliefDesk"
    return (head(s, f"{s.title} - {s.r.choice(PLACES)} | ReliefDesk", og(s, s.outlet)) + f"<body><header class='cd-header'>{nav()}</header><main role='main'><article class='rw-report rw-article'><header><h1 class='rw-article__title'>{e(s.title)}</h1>"
        f"<dl class='rw-entity-meta core'><dt>Format</dt><dd>News and Press Release</dd><dt>Source</dt><dd><a href='/o'>Relief Office</a></dd><dt>Posted</dt><dd class='rw-entity-meta__tag-value--posted'><time datetime='{s.iso}T00:00:00+00:00'>{s.long}</time></dd><dt>Originally published</dt><dd><time datetime='{s.iso}T00:00:00+00:00'>{s.long}</time></dd></dl></header>"
        "<div class='rw-report__content'>" + paragraphs(s) + f"</div><footer><h2>Related Content</h2></footer></article><section class='rw-river'><h2>Related content</h2><article class='rw-river-article'><h3><a href='/1'>{MORE[0]}</a></h3><p>{TEASER}</p></article><article><h3><a href='/2'>{MORE[1]}</a></h3><p>{TEASER}</p></article></section></main></body></html>")

@layout
def amp(s):
    s.outlet = "Daily Lens"
    return (f"<!doctype html><html amp lang='en'><head><meta charset='utf-8'><title>{e(s.title)} - Daily Lens</title><link rel='canonical' href='{s.url}'>" + ld(s, s.outlet, "ReportageNewsArticle") + f"<style amp-boilerplate>body{{}}</style></head><body><amp-sidebar id='sb'><ul>{links(NAV)}</ul></amp-sidebar>"
        f"<article class='amp-wp-article'><header><h1 class='amp-wp-title'>{e(s.title)}</h1><div class='amp-wp-meta amp-wp-byline'>{s.author}</div></header><div class='amp-wp-article-content'>" + paragraphs(s, extra={3: "<amp-ad width=300 height=250 type='x'><div placeholder>Advertisement</div></amp-ad>"}) + f"</div><footer><p class='back-to-top'><a href='#'>Back to top</a></p></footer></article><amp-consent><div><p>{COOKIE}</p></div></amp-consent></body></html>")

@layout
def blogspot(s):
    s.outlet = None
    return (head(s, f"Notes from the frontier: {s.title}", f"<meta content='{s.url}' property='og:url'/><meta content='{e(s.title)}' property='og:title'/>") + f"<body><div class='header'><h1 class='title'>Notes from the frontier</h1></div><div class='main section'><div class='blog-posts hfeed'><div class='date-outer'><h2 class='date-header'><span>{s.us}</span></h2><div class='post hentry'><h3 class='post-title entry-title'>{e(s.title)}</h3>"
        "<div class='post-body entry-content'>" + "<div><br /></div>\n".join(f"<div style='text-align: justify;'>{e(b, quote=False)}</div>" for b in s.body) + f"</div><div class='post-footer'>Posted by {s.author} at 10:00 <a href='#'>No comments</a></div></div></div></div></div><div class='sidebar'><h2>Blog archive</h2><ul>{links(MONTHS)}</ul><h2>About me</h2><p>{COMMENT[0]}</p></div></body></html>")

@layout
def latin1_local(s):  # windows-1252 bytes, declared as iso-8859-1
    s.outlet = "Provincial Herald"
    return (head(s, s.title + " - Provincial Herald", f"<meta name='date' content='{s.iso}'><meta property='og:site_name' content='Provincial Herald'>", charset="<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'>") + f"<body><div id='wrapper'><div id='topnav'>{links(NAV, '<a href=/{0}>{0}</a> | ')}</div><div id='story'><h1>{e(s.title)}</h1><div class='byline'>By {s.author}, staff writer</div>" + paragraphs(s) + f"</div><div id='footer'>{LEGAL}</div></div></body></html>", "windows-1252")

@layout
def medium_like(s):
    s.outlet = "Longform"
    return (head(s, f"{s.title} | by {s.author} | Longform", og(s, s.outlet), f"<meta property='article:published_time' content='{s.iso}T05:12:45.000Z'>", ld(s, s.outlet)) + f"<body><div id='root'><div class='a b c'><div class='n s'><a href='/'>Open in app</a><a href='/'>Sign up</a><a href='/'>Sign in</a></div><article><div class='ab ac'><section><div><div class='ci bh'><h1 class='pw-post-title'>{e(s.title)}</h1><div class='speechify'><a href='/u'>{s.author}</a><span>·</span><button>Follow</button><span>7 min read</span><span>·</span><span>{s.us}</span></div></div>"
        + paragraphs(s, "<p id='a1' class='pw-post-body-paragraph mt mu'>{}</p>") + f"</div></section></div></article><div class='footer-cards'><h2>More from {s.author}</h2><div><h3>{MORE[2]}</h3><p>{TEASER}</p></div><div><h3>{MORE[3]}</h3><p>{TEASER}</p></div></div><div class='responses'><p>{COMMENT[1]}</p></div></div></div></body></html>")

@layout
def graph_ld_elementor(s):  # page builder: deep divs, JSON-LD in @graph
    s.outlet = "Horizon Monitor"
    graph = {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Horizon Monitor", "url": "https://h.example"}, {"@type": ["NewsArticle", "Article"], "headline": s.title, "datePublished": s.iso, "url": s.url, "publisher": [{"name": s.outlet}]}]}
    wrap = lambda x: "<div class='elementor-section'><div class='elementor-container'><div class='elementor-column'><div class='elementor-widget-wrap'>" + x + "</div></div></div></div>"
    return (head(s, s.title + " – Horizon Monitor", f'<script type="application/ld+json">{json.dumps(graph)}</script>') + "<body class='elementor-page'>" + wrap(nav("elementor-nav-menu")) + wrap(f"<h1 class='elementor-heading-title'>{e(s.title)}</h1>")
        + wrap("<div class='elementor-widget-theme-post-content'>" + paragraphs(s) + "</div>") + wrap("".join(f"<div class='elementor-post'><h3><a href='/x'>{m}</a></h3><div class='elementor-post__excerpt'><p>{TEASER}</p></div><a href='/x'>Read More »</a></div>" for m in MORE[:3])) + wrap(f"<p>{LEGAL}</p>") + "</body></html>")

@layout
def microdata(s):
    s.outlet = "Frontier Wire"
    return (head(s, f"{s.title} :: Frontier Wire", f"<meta name='publisher' content='{s.outlet}'>") + f"<body>{nav()}<div itemscope itemtype='http://schema.org/NewsArticle'><h1 itemprop='headline'>{e(s.title)}</h1><meta itemprop='datePublished' content='{s.iso}'><span itemprop='dateModified' content='2026-01-01'>Updated January 1, 2026</span><div class='summary-bullets'><ul><li>Guns fall silent</li><li>Talks to go on</li></ul></div><div itemprop='articleBody'>" + paragraphs(s, extra={1: f"<p><a href='/r'><b>READ MORE: {MORE[5]}</b></a></p>"})
        + f"</div></div><div class='block'><h2>Popular</h2>" + "".join(f"<p><a href='/p'>{m}</a></p>" for m in MORE) + f"</div><p>{TEASER}</p><p>{LEGAL}</p></body></html>")

@layout
def un_news(s):
    s.outlet = "UN Desk"
    return (head(s, f"{s.title} | UN Desk", og(s, s.outlet)) + f"<body><header role='banner'>{nav()}</header><div class='main-container'><div class='story-head'><h1>{e(s.title)}</h1><div class='byline-row'><span class='date-display-single' property='dc:date' content='{s.iso}T12:00:00-04:00'>{s.long}</span><a href='/t'>Peace and Security</a></div><p class='story-lead'>{e(s.body[0], quote=False)}</p></div><div class='story-body'>" + "\n".join(f"<p class='text-align-start'>{e(b, quote=False)}</p>" for b in s.body[1:])
        + f"</div><div class='share-strip'><ul>{links(['Facebook', 'X', 'Email'])}</ul></div><div class='pane-related'><h2>Related Stories</h2><div class='views-row'><a href='/1'>{MORE[6]}</a></div></div></div><div class='newsletter-footer'><p>{NEWSLETTER}</p></div></body></html>")

@layout
def list_inside(s):  # an article with a real list of terms in it
    s.outlet = "Accord Watch"
    terms = ["Shelling stops at midnight on the day of signature.", "Heavy guns leave the zone within ten days.", "Prisoners are listed by the Red Cross and released in three groups."]
    page = (head(s, f"{s.title} | Accord Watch", og(s, s.outlet), ld(s, s.outlet, "AnalysisNewsArticle")) + f"<body>{nav()}<main><article><h1>{e(s.title)}</h1><p class='meta'>{s.author} | {s.us}</p>" + paragraphs(s, extra={1: "<ul>" + "".join(f"<li>{t}</li>" for t in terms) + "</ul>"}) + f"{related('aside')}</article></main>{comments()}<footer>{LEGAL}</footer></body></html>")
    s.body[2:2] = terms
    return page

@layout
def unclosed_tags(s):  # <p> without </p>, upper case, attributes without quotes, stray end tags
    s.outlet = "Old Bridge Gazette"
    return (f"<html><head><title>{e(s.title)} - Old Bridge Gazette</title><meta name=publisher content='Old Bridge Gazette'><meta name=pubdate content='{s.iso}T00:00'></head><body><div class=top><ul>" + "".join(f"<li><a href=/{w}>{w}</a>" for w in NAV) + f"</ul></div><div class=story><h1>{e(s.title)}</h1></b></font>" + "".join(f"<P CLASS=txt>{b.replace('&', '&amp;')}\n" for b in s.body) + f"</div></div></center><div class=foot><hr>{LEGAL}</body>")

@layout
def card_articles(s):  # the page is full of <article> cards, the story is one of them
    s.outlet = "Sundial"
    card = lambda m: f"<article class='card'><h3><a href='/c'>{m}</a></h3><p>{TEASER}</p><time datetime='2026-02-02'>2 Feb</time></article>"
    return (head(s, s.title + " — Sundial", og(s, s.outlet), ld(s, s.outlet)) + f"<body>{nav()}<div class='hero-strip'>{''.join(map(card, MORE[:3]))}</div><main><article class='full-story'><h1>{e(s.title)}</h1><p>By {s.author} on {s.us}</p>" + paragraphs(s) + f"</article></main><div class='grid'>{''.join(map(card, MORE[3:]))}</div></body></html>")

@layout
def paywall(s):  # text there, an overlay in the middle
    s.outlet = "The Ledger Times"
    return (head(s, s.title + " - The Ledger Times", og(s, s.outlet), f"<meta name='parsely-pub-date' content='{s.iso}T08:00:00Z'>") + f"<body>{nav()}<section class='article'><h1 class='headline'>{e(s.title)}</h1><div class='article__body'>" + paragraphs(s, extra={3: f"<div class='paywall-prompt'><h2>Subscribe to continue</h2><p>Enjoy unlimited access to all our journalism for one coin a month. Cancel whenever you like, no questions asked.</p></div>"})
        + f"</div></section><section class='more'><h2>Most read</h2><ol>{links(MORE)}</ol></section></body></html>")

@layout
def mediawiki(s):
    s.outlet = "Free Wiki News"
    return (head(s, f"{s.title} - Free Wiki News, the free news source", "<meta property='og:site_name' content='Free Wiki News'>") + f"<body class='mediawiki ltr'><div id='content' class='mw-body' role='main'><h1 id='firstHeading' class='firstHeading'>{e(s.title)}</h1><div id='siteSub'>From Free Wiki News, the free news source you can write!</div><div id='mw-content-text'><div class='mw-parser-output'><p><strong class='published'><span id='publishDate' class='value-title' title='{s.iso}'>{s.us}</span></strong></p><div class='infobox noprint'><p>Other stories from <a href='/b'>the region</a></p><ul>{links(MORE[:3])}</ul></div>"
        + paragraphs(s) + f"<h2><span class='mw-headline' id='Sources'>Sources</span></h2><ul><li><a href='/s'>“{MORE[0]}”</a> Example, {s.us}</li><li><a href='/s2'>“{MORE[1]}”</a> Example, {s.us}</li></ul></div></div></div><div id='mw-navigation'><ul>{links(NAV)}</ul></div><div id='footer'><p>{LEGAL}</p></div></body></html>")

@layout
def spa_shell(s):  # rendered by a framework: everything is a div, hashes for classes, data in a script
    s.outlet = "Pulse"
    return (head(s, f"{s.title} | Pulse", og(s, s.outlet), f"<meta property='article:published_time' content='{s.iso}'>") + f"<body><div id='__next'><div class='css-1a'><div class='css-2b'>{links(NAV, '<a class=css-3 href=/{0}>{0}</a>')}</div></div><div class='css-9f'><div class='css-7k'><h1 class='css-h1'>{e(s.title)}</h1><div class='css-bl'>By {s.author}</div>" + paragraphs(s, "<div class='css-p1'><span>{}</span></div>") + f"</div><div class='css-rl'>" + "".join(f"<div class='css-rc'><a href='/z'><div>{m}</div></a></div>" for m in MORE) + f"</div></div><div class='css-ft'><div>{LEGAL}</div></div></div><script id='__NEXT_DATA__' type='application/json'>{json.dumps({'body': s.body})}</script></body></html>")

@layout
def government_letter(s):
    s.outlet = "Office of the President"
    return (head(s, f"{s.title} | Office of the President", og(s, s.outlet), f"<meta property='article:published_time' content='{s.iso}T15:00:00-05:00'>") + f"<body><header class='header'>{nav()}</header><main id='content'><div class='briefing-statement__header'><p class='eyebrow'>Statements and Releases</p><h1 class='page-title topper__title news'>{e(s.title)}</h1><div class='meta'><time class='posted-on entry-date published updated' datetime='{s.iso}T15:00:00-05:00'>{s.us}</time></div></div><section class='body-content'><div class='container'><div class='row'>" + paragraphs(s) + f"<p class='has-text-align-center'>###</p></div></div></section></main><footer class='footer'><h2>Stay Connected</h2><p>{NEWSLETTER}</p></footer></body></html>").replace("<p class='has-text-align-center'>###</p>", "")

@layout
def visible_date_only(s):  # the date stands only in a line that the reader sees
    s.outlet = None
    return (head(s, f"{s.title}") + f"<body><div id='menu'>{links(NAV)}</div><div id='main'><h1>{e(s.title)}</h1><p class='date'>Published: {s.long}</p>" + paragraphs(s) + f"</div><div id='bottom'><p>{LEGAL}</p></div></body></html>")

@layout
def comment_heavy(s):  # more comment than article
    s.outlet = "Town Crier"
    many = "".join(f"<li class='comment even thread-even'><div class='comment-body'><div class='comment-author'>Reader {i}</div><p>{COMMENT[i % 3]}</p><p>{COMMENT[(i + 1) % 3]}</p></div></li>" for i in range(25))
    return (head(s, f"{s.title} - Town Crier", og(s, s.outlet), ld(s, s.outlet, "BlogPosting")) + f"<body>{nav()}<div class='post'><h1>{e(s.title)}</h1>" + paragraphs(s) + f"</div><div id='comments'><h3>25 thoughts</h3><ol class='commentlist'>{many}</ol><form><textarea></textarea></form></div></body></html>")

@layout
def teaser_sidebar_first(s):  # long teasers before the article in the source
    s.outlet = "Capital Observer"
    return (head(s, f"{s.title} | Capital Observer", og(s, s.outlet), ld(s, s.outlet)) + f"<body><div class='l-sidebar'><h3>In focus</h3>" + "".join(f"<div class='item'><h4><a href='/i'>{m}</a></h4><p>{TEASER} <a href='/i'>More</a></p></div>" for m in MORE[:5]) + f"</div><div class='l-main'><div class='article-head'><h1>{e(s.title)}</h1><span class='dt'>{s.us}</span></div><div class='article-text'>" + paragraphs(s) + f"</div></div><div class='l-foot'><p>{LEGAL}</p><p>{COOKIE}</p></div></body></html>")

@layout
def quotes_and_entities(s):  # numeric and named entities, nbsp, soft line ends
    s.outlet = "Letters & Dispatches"
    body = paragraphs(s).replace("“", "&ldquo;").replace("”", "&#8221;").replace(" the ", "&nbsp;the\n   ")
    return (head(s, s.title + " | Letters & Dispatches", f'<meta property="og:site_name" content="Letters &amp; Dispatches"><meta property="og:title" content="{e(s.title)}">', f"<meta itemprop='datePublished' content='{s.iso}T00:00:00Z'>") + f"<body>{nav()}<div class='content'><h1>{e(s.title)}</h1>{body}</div><div class='ft'>{LEGAL}</div></body></html>")

@layout
def blockquote_statement(s):  # the statement itself stands in a blockquote
    s.outlet = "Press Room"
    q = s.body[3:6]
    return (head(s, f"{s.title} | Press Room", og(s, s.outlet), ld(s, s.outlet)) + f"<body>{nav()}<article><h1>{e(s.title)}</h1>" + "".join(f"<p>{e(b, quote=False)}</p>" for b in s.body[:3]) + "<blockquote>" + "".join(f"<p>{e(b, quote=False)}</p>" for b in q) + "</blockquote>" + "".join(f"<p>{e(b, quote=False)}</p>" for b in s.body[6:]) + f"{related()}</article><footer>{LEGAL}</footer></body></html>")

@layout
def live_ticker(s):  # an update page: each update an article with a time
    s.outlet = "Channel Nine"
    ups = "".join(f"<article class='live-update'><header><time datetime='{s.iso}T1{i % 10}:00:00Z'>1{i % 10}:00</time></header><p>{e(b, quote=False)}</p></article>" for i, b in enumerate(s.body))
    return (head(s, f"{s.title} - live updates", og(s, s.outlet), ld(s, s.outlet, "LiveBlogPosting")) + f"<body>{nav()}<main><h1>{e(s.title)}</h1><div class='feed'>{ups}</div></main><aside>{related()}</aside></body></html>")

@layout
def nested_wrappers(s):  # 40 wrappers, fixed header, modal over everything
    s.outlet = "Delta Review"
    return (head(s, f"{s.title} • Delta Review", og(s, s.outlet), f"<meta name='sailthru.date' content='{s.iso}'>") + "<body>" + "<div class='w'>" * 40 + f"<div class='modal' role='dialog'><p>{NEWSLETTER}</p><p>{COOKIE}</p></div>{nav()}<div><h1>{e(s.title)}</h1><div><div>" + paragraphs(s) + f"</div></div></div><div class='legal'><p>{LEGAL}</p></div>" + "</div>" * 40 + "</body></html>")

@layout
def radio_transcript(s):  # audio player, short turns of speech
    s.outlet = "Public Radio East"
    s.body[1] = "Listeners in the district heard the announcement live."
    s.body.append("“Yes.”")
    s.body.append("That was our correspondent, speaking from the crossing this morning.")
    return (head(s, f"{s.title} : Public Radio East", og(s, s.outlet), f"<meta name='date' content='{s.iso}'>", ld(s, s.outlet)) + f"<body>{nav()}<div id='main-section'><article class='story'><div class='storytitle'><h1>{e(s.title)}</h1></div><div class='audio-module'><b>4-Minute Listen</b><ul><li><a href='/d'>Download</a></li><li><a href='/t'>Transcript</a></li></ul></div><div id='storytext' class='storytext'>" + paragraphs(s, extra={0: "<div class='bucketwrap image'><div class='caption'>A checkpoint near the river. <b>Person/Agency</b></div></div>"}) + f"</div><div class='tags'><ul>{links(NAV[:3])}</ul></div></article></div><footer>{LEGAL}</footer></body></html>")


with open("expected.jsonl", "w", encoding="utf-8") as expected:
    for i, make in enumerate(LAYOUTS):
        s = Story(i + 1)
        page = make(s)
        page, charset = page if isinstance(page, tuple) else (page, "utf-8")
        name = f"{i + 1:02}-{make.__name__.replace('_', '-')}.html"
        with open(name, "wb") as f: f.write(page.encode(charset))
        text = "\n\n".join(b.lstrip("#") for b in s.body)
        expected.write(json.dumps({"file": name, "title": s.title, "date": s.iso, "outlet": s.outlet, "text": text}, ensure_ascii=False) + "\n")
print(len(LAYOUTS), "pages")
