"""A site of many small articles that link to each other: site.py FOLDER COUNT"""
import pathlib
import sys

root, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
for folder in ("a", "b"):
    (root / "content" / folder).mkdir(parents=True)
(root / "site.toml").write_text(
    'title = "Help"\nbase_url = "https://help.example.com/"\ndefault_language = "en"\n'
    '[languages.en]\nname = "English"\n'
)
(root / "content/a/start.md").write_text("# Start\n\nText.\n")
for n in range(1, count + 1):
    (root / f"content/b/article-{n}.md").write_text(
        f"# Article {n}\n\nWhat to do in case {n}.\n\n## First\n\nSee [the next](article-{n % count + 1}.md).\n"
    )
