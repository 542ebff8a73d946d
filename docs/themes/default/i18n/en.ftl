# Words of this site over the theme's own.
home-title = A help centre from a folder of Markdown
home-description-alone = How to write it, check it, publish it.
