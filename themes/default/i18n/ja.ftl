skip = 本文へ移動
home = ホーム
menu = メニュー
main-menu = メインメニュー
footer-menu = その他のページ
breadcrumb = 現在の場所
language = 言語を選ぶ
dark-mode = ダークモード
feed = 更新情報フィード

search = 検索
search-label = ヘルプを検索
search-placeholder = 知りたいことを入力
home-title = どのようなお手伝いが必要ですか？
home-description = よくある質問への回答と、その他のご用件に合ったお問い合わせ方法をご案内します。
categories = トピックから探す
subcategories = このセクションのトピック
featured = 知っておくと便利
top-questions = 役に立ったと評価された記事
articles = 記事
no-articles = この言語の記事はまだありません。
articles-count = { $count } 件の記事

on-this-page = このページの内容
copy-link = 「{ $title }」へのリンクをコピー
link-copied = リンクをコピーしました
posted-by = 投稿者：{ $author }
published = 公開日：{ $date }
updated = 更新日：{ $date }
date = { $year }年{ $month }月{ $day }日
until = このお知らせは{ $date }まで有効です。
expired = このお知らせは{ $date }に終了しました。現在は当てはまらない場合があります。
ended = 終了
audience = 対象：
fallback = この記事はまだ翻訳されていません。表示中の言語：{ $language }
related = 関連記事
neighbours = このセクションのほかの記事
previous = 前へ
next = 次へ
edit-page = このページを編集
footnotes = 脚注
footnote-back = 本文に戻る

rating = 読者の評価
helpful-question = この記事は役に立ちましたか？
yes = はい
no = いいえ
votes = { $votes ->
    [0] 0 票
   *[other] { $votes } 人中 { $yes } 人が役に立ったと評価しました
}

contact = お問い合わせ
contact-title = 解決しませんでしたか？
contact-text = 対応できる担当者への最短の連絡方法をご案内します。
tickets = チケット

tags = タグ
tags-description = ヘルプのすべてのタグ。
tagged = タグ「{ $tag }」
tag-description = タグ「{ $tag }」が付いたすべての記事。
all-questions = すべての質問
all-questions-description = すべての記事とその中の質問を、先頭の文字順に並べています。
letters = 先頭の文字
sitemap = サイトマップ
sitemap-description = ヘルプのすべてのページをトピック別に並べています。
about-site = このヘルプについて
not-found = ページが見つかりません
not-found-text = アドレスが古いか、入力に誤りがある可能性があります。質問を検索するか、トピックを選んでください。
moved = このページは移動しました

alert-note = 補足
alert-tip = ヒント
alert-important = 重要
alert-warning = 警告
alert-caution = 注意
