import pytest
from hypothesis import given
from hypothesis import strategies as st

from framecmp.text.furniture import Verdict, headline, judge

TITLE = "Ministers meet by the lake for a third round"
LEAD = "The ministers of the two countries met by the lake on Monday, their hosts said."
MORE = "They spoke for four hours and left without a word to the press."


def kinds(*passages, title=None):
    return [verdict.kind for verdict in judge(passages, title)]


def why(line, *, head=(), foot=()):
    """What furniture a line is between a head and a foot, the article's own if none."""
    return judge([*head, line, *foot])[len(head)].why


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Last update: May 3, 2024 12:10", "last-update line"),
        ("Published 3 May 2024, 12:10 | Updated: 4 May 2024", "last-update line"),
        ("Updated 2 hours ago", "last-update line"),
        ("Обновлено: 3 мая 2024", "last-update line"),
        ("Photo: Jane Doe", "photo credit"),
        ("FILE PHOTO: A view of the lake. REUTERS/Jane Doe", "photo credit"),
        ("Photo by Jane Doe", "photo credit"),
        ("Jane Doe / Courtesy", "photo credit"),
        ("Jane Doe/AFP", "photo credit"),
        ("Ministers at the lake on Monday. (AP Photo/Jane Doe)", "photo credit"),
        ("Jane Doe/Getty Images", "photo credit"),
        ("Share", "share buttons"),
        ("Share on Facebook", "share buttons"),
        ("Share this article: Facebook | X | E-mail", "share buttons"),
        ("Facebook Twitter WhatsApp Email", "share buttons"),
        ("Поделиться в Telegram", "share buttons"),
        ("Subscribe to our weekly newsletter and miss nothing.", "subscription or cookie notice"),
        ("Sign up for our newsletter", "subscription or cookie notice"),
        ("Subscribe now", "subscription or cookie notice"),
        ("We use cookies to make this site better.", "subscription or cookie notice"),
        (
            "By clicking Accept, you agree to our terms and privacy policy.",
            "subscription or cookie notice",
        ),
        ("Подпишитесь на наш канал", "subscription or cookie notice"),
        ("© 2024 The Daily", "copyright line"),
        ("The Daily. All rights reserved.", "copyright line"),
        ("Tags: talks, lake", "tags"),
        ("Advertisement", "advertisement"),
        ("Read more", "read more"),
        ("READ MORE: Bridge opens after a year", "read more"),
        ("Читайте также: Мост открыт", "read more"),
        ("Lire aussi : Le pont est ouvert", "read more"),
        ("Reporting by Jane Doe in Geneva; Editing by John Roe.", "byline"),
        ("(Reporting by Jane Doe in Bern and Jo Poe; Editing by John Roe)", "byline"),
        ("* * *", "separator"),
        ("Length: 1,312 words", "database field"),
        ("Section: NEWS; Pg. 4", "database field"),
        ("Load-Date: October 5, 2023", "database field"),
        ("Subject: DAMS & RESERVOIRS (90%); FLOODS & FLOODING (89%)", "database field"),
        ("End of Document", "database field"),
    ],
)
def test_lines_that_are_furniture_wherever_they_stand(line, reason):
    assert why(line, head=[TITLE, LEAD], foot=[MORE]) == reason
    assert why(line, head=[TITLE, LEAD, MORE]) == reason
    assert why(line, foot=[TITLE, LEAD, MORE]) == reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Newsroom logo", "logo line"),
        ("The Daily News logo", "logo line"),
        ("By Jane Doe", "byline"),
        ("By Jane Doe May 3, 2024", "byline"),
        ("BY JANE DOE AND JOHN ROE", "byline"),
        ("By Jane van der Doe | The Daily", "byline"),
        ("Von Jana Doe", "byline"),
        ("Автор: Анна Иванова", "byline"),
        ("Jane Doe, Reuters", "byline"),
        ("Reuters", "byline"),
        ("May 3, 2024", "date line"),
        ("Friday, 3 May 2024, 12:10 GMT", "date line"),
        ("03.05.2024", "date line"),
        ("2024-05-03", "date line"),
        ("3 мая 2024 г.", "date line"),
        ("GENEVA, May 3, 2024 (Wire)", "date line"),
        ("3 May 2024 • 4 min read", "date line"),
    ],
)
def test_lines_that_are_furniture_at_the_edges_of_the_article(line, reason):
    assert why(line, foot=[TITLE, LEAD, MORE]) == reason
    assert why(line, head=[TITLE], foot=[LEAD, MORE]) == reason
    assert why(line, head=[TITLE, LEAD, MORE]) == reason
    assert why(line, head=[TITLE, LEAD, MORE], foot=[MORE]) is None
    below_standfirst = why(line, head=[TITLE, LEAD], foot=[MORE])
    assert below_standfirst == (reason if reason == "byline" else None)


@pytest.mark.parametrize(
    "line",
    [
        "“We stay,” he said.",
        "No.",
        "She left.",
        "- A first point of the plan",
        "- A second point, with a stop.",
        "What the plan says",
        "A way out?",
        "GENEVA (Wire) — The ministers met by the lake.",
        "By Monday the talks had come to an end.",
        "By Monday, the bridge was open",
        "By signing up to the terms, both sides gave way on privacy.",
        "Share prices fell.",
        "Related companies fell too.",
        "Photo opportunities were few.",
        "Updated rules came into force on 3 May 2024.",
        "Subscribe to the idea of peace, he told them, or leave.",
        "Read more slowly, the paper says otherwise.",
        "Recommended doses were exceeded.",
        "“Latest news",
        "1,200",
        "Reporting by rights groups found otherwise.",
        "The minister (photo, left) spoke.",
        "An emoji said it all: 🙂",
        "Published in 1994, the novel made her famous.",
        "Powered by two engines, the ferry left at noon.",
        "Copyright holders lost 3 cases in 2 years.",
        "Support for our journalism is falling, the editors say.",
        "Support our troops, the banner said.",
        "Comments have been mixed.",
        "This story has been told before.",
        "This video is evidence of a crime, the court found.",
        "Follow the money, he said.",
        "More — much more — was lost.",
        "Sponsored by two parties, the bill passed.",
        "Heard on all sides was one word.",
        "Homes burned down. News came late.",
        "Zustimmen muss noch der Bundestag.",
        "Jetzt unterstützen auch die Grünen den Antrag.",
        "Мы в Ереване ждём вестей.",
        "Подробнее о деле рассказал министр.",
        "Takip ettiği araç kaçtı.",
        "Olm 2-1 Sandau",
        "19 September: troops cross the river",
        "• One point",
        "Yes: 51.2%",
        "Petr Hanak, 44",
        "THE DEAD",
        "Length of the wall: 20 kilometres",
        "Subject: the war",
    ],
)
def test_lines_of_the_article_stay(line):
    assert why(line, head=[TITLE, LEAD], foot=[MORE]) is None
    assert why(line, head=[TITLE, LEAD, MORE]) is None


@pytest.mark.parametrize(
    "title",
    [
        TITLE,
        "“We stay”: minister on the talks",
        "Minister: ‘We stay’",
        "Will the talks go on?",
        "# Talks go on.",
        'Ministers of the two countries met "by the lake."',
        "U.S. urges talks",
    ],
)
def test_a_headline_above_the_lead_is_the_title(title):
    assert kinds(title, LEAD, MORE) == ["title", "body", "body"]
    assert kinds("Newsroom logo", title, "By Jane Doe", LEAD) == [
        *("furniture", "title", "furniture", "body")
    ]


@pytest.mark.parametrize(
    "first",
    [
        "The talks began on Monday.",
        'The host said he was "very happy."',
        "“We will stay!”",
        "and then they met again",
        "- A first point",
        "The speech says:",
        TITLE + ", " + "and so on" * 20,
    ],
)
def test_other_openings_are_body(first):
    assert kinds(first, LEAD, MORE) == ["body"] * 3


def test_a_title_needs_an_article_below_it():
    assert kinds(TITLE) == ["body"]
    assert kinds(TITLE, "Another line") == ["body", "body"]
    assert kinds("# Talks go on") == ["body"]
    assert kinds(TITLE, "By Jane Doe") == ["body", "furniture"]


def test_the_front_matter_tells_the_title():
    assert kinds("Talks  go on.", LEAD, title="talks go on.") == ["title", "body"]
    assert kinds("Talks go on.", LEAD, title="Another title") == ["body", "body"]


def test_headline_is_one_line_without_the_mark():
    assert headline("# Talks\n go on ") == "Talks go on"
    assert headline("#talks") == "#talks"


LINKS = ["Bridge opens after a year", "Rain delays the vote", "Is the lake too full?"]
DATES = ["03.May.2024", "02.May.2024", "01.May.2024"]
ALTERNATING = [line for pair in zip(LINKS, DATES, strict=True) for line in pair]


@pytest.mark.parametrize(
    "links",
    [
        ALTERNATING,
        ["Latest news", *ALTERNATING],
        ["Latest news" + ALTERNATING[0], *ALTERNATING[1:]],
        ["Latest news", *LINKS],
        ["Related:", *LINKS],
        ["More from The Daily", *LINKS],
        ["Последние новости", *LINKS],
        [link + date for link, date in zip(LINKS, DATES, strict=True)],
        ["Latest news" + "".join(ALTERNATING) * 5],
    ],
)
def test_a_list_of_links_at_the_foot(links):
    verdicts = judge([TITLE, LEAD, MORE, *links])
    assert [v.kind for v in verdicts[:3]] == ["title", "body", "body"]
    assert {v.kind for v in verdicts[3:]} == {"furniture"}
    assert "link list" in {v.why for v in verdicts[3:]}


def test_a_list_of_links_inside_the_article_leaves_what_may_be_a_subhead():
    passages = [LEAD, "Latest news", *LINKS[:2], "What the plan says", MORE]
    assert kinds(*passages) == ["body", *["furniture"] * 3, "body", "body"]
    assert kinds(LEAD, "Latest newsBridge opens", MORE) == ["body", "furniture", "body"]


@pytest.mark.parametrize(
    "lines",
    [
        ["3 May 2024", "Talks begin by the lake", "4 May 2024", "Talks end", "5 May 2024", "Rain"],
        ["May 3", "Talks begin by the lake", "May 4", "Talks end"],
        LINKS,
    ],
)
def test_timelines_and_plain_lines_at_the_foot_are_not_links(lines):
    assert kinds(TITLE, LEAD, MORE, *lines)[3:] == ["body"] * len(lines)


@pytest.mark.parametrize("line", ["Jane Doe", "Jane van der Doe", "Jane Doe in New York"])
def test_a_name_below_the_title_is_a_byline(line):
    assert why(line, head=[TITLE], foot=[LEAD]) == "byline"
    assert why(line, head=[LEAD], foot=[MORE]) is None
    assert kinds(line, LEAD) == ["title", "body"]


def test_a_signature_stands_below_the_last_sentence():
    signed = judge([TITLE, LEAD, MORE, "J.Doe", "Geneva, D.C.", "Latest news", *LINKS])
    assert [v.why for v in signed[3:5]] == ["signature", "signature"]
    assert kinds(TITLE, LEAD, "John Doe", MORE)[2] == "body"
    assert kinds(TITLE, LEAD, "The winners are:", "John Doe", "Jane Roe")[3:] == ["body", "body"]
    assert kinds(TITLE, LEAD, "John Doe", "Jane Roe", "Jo Poe", "Al Moe")[2:] == ["body"] * 4
    assert kinds(TITLE, LEAD, "and so they left")[2:] == ["body"]


@pytest.mark.parametrize("line", ["Peace Talks", "By Land and Sea", "Dark Rooms", "Lena Moos"])
def test_subheads_in_title_case_are_no_bylines(line):
    story = "In dark corridors Lena Moos met the others."
    assert why(line, head=[TITLE], foot=[LEAD, story]) is None
    assert why(line, head=[TITLE, LEAD, story]) is None
    assert kinds(line, LEAD, MORE) == ["title", "body", "body"]


@pytest.mark.parametrize("line", ["Silence", "Never Again", "No Exit", "Last Light", "End"])
def test_a_story_may_end_in_a_short_line(line):
    assert why(line, head=[TITLE, LEAD, MORE]) is None


def test_a_menu_above_the_title():
    menu = ["Skip to content", "Home", "News", "Lake District", "World", "Sport"]
    passages = [*menu, "The Olm Gazette", TITLE, LEAD, MORE]
    assert kinds(*passages) == [*["furniture"] * 7, "title", "body", "body"]
    assert kinds("Home > News > Olm", "Olm", TITLE, LEAD)[2:] == ["title", "body"]
    assert kinds("News | Opinion | Culture", TITLE, LEAD)[1:] == ["title", "body"]


def test_a_headline_that_the_article_takes_up_is_no_label():
    assert kinds("A third round", TITLE, LEAD, MORE) == ["furniture", "title", "body", "body"]
    assert kinds("Ministers meet", TITLE, LEAD, MORE) == ["title", "body", "body", "body"]
    assert kinds("A third round", "By Jane Doe", LEAD, MORE)[0] == "title"


def test_the_title_of_the_front_matter():
    assert kinds("A third round", TITLE, LEAD, title="A third round")[:2] == ["title", "body"]
    assert kinds("Jane Doe in Bern", LEAD, MORE, title="Elsewhere")[0] == "furniture"


def test_a_byline_below_the_standfirst():
    assert kinds(TITLE, LEAD, "By Jane Doe", "3 May 2024", MORE) == [
        *("title", "body", "furniture", "furniture", "body")
    ]
    assert kinds(TITLE, LEAD, MORE, "By Jane Doe", MORE)[3] == "body"


NEWEST = ["3 May 2024", "2 May 2024", "1 May 2024"]


def test_links_with_their_date_first_go_back_in_time():
    links = [line for pair in zip(NEWEST, LINKS, strict=True) for line in pair]
    story = [line for pair in zip(NEWEST[::-1], LINKS, strict=True) for line in pair]
    times = [f"{hour}:30 {link}" for hour, link in zip((17, 16, 9), LINKS, strict=True)]
    assert kinds(TITLE, LEAD, MORE, *links)[3:] == ["furniture"] * 6
    assert kinds(TITLE, LEAD, MORE, *story)[3:] == ["body"] * 6
    assert kinds(TITLE, LEAD, MORE, *times)[3:] == ["furniture"] * 3
    assert kinds(TITLE, LEAD, MORE, *times[::-1])[3:] == ["body"] * 3


def test_below_what_ends_a_page_only_points_return_to_the_article():
    assert kinds(TITLE, LEAD, MORE, "Share", *LINKS)[3:] == ["furniture"] * 4
    assert kinds(TITLE, LEAD, MORE, "Share", "- One", "- Two")[4:] == ["body"] * 2
    assert kinds(TITLE, LEAD, MORE, "Photo: Jane Doe", "Olm 2-1 Sandau")[4:] == ["body"]


def test_the_last_line_may_be_on_the_writer():
    bio = "Jane Doe is a reporter who covers lakes."
    assert kinds(TITLE, "By Jane Doe", LEAD, MORE, bio)[-1] == "furniture"
    assert kinds(TITLE, "By John Roe", LEAD, MORE, bio)[-1] == "body"
    assert kinds(bio) == ["body"]


def test_no_passages_give_no_verdicts():
    assert judge([]) == []


@given(st.lists(st.text(max_size=80) | st.sampled_from([TITLE, LEAD, *ALTERNATING, "Latest news"])))
def test_each_passage_gets_one_verdict_and_only_furniture_has_a_reason(passages):
    verdicts = judge(passages)
    assert len(verdicts) == len(passages)
    assert all(
        isinstance(v, Verdict) and (v.why is not None) == (v.kind == "furniture") for v in verdicts
    )
    assert sum(v.kind == "title" for v in verdicts) <= any(v.kind == "body" for v in verdicts)


@pytest.mark.parametrize("piece", ["By A ", "a, ", "1.", "Photo ", "© ", "(", "# ", "news "])
def test_long_lines_are_judged_at_once(piece):
    assert kinds(LEAD, piece * 200_000, *[piece * 20] * 2000, MORE)[1] == "body"
