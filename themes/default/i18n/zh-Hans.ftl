skip = 跳到正文
home = 首页
menu = 菜单
main-menu = 主菜单
footer-menu = 更多页面
breadcrumb = 当前位置
language = 选择语言
dark-mode = 深色模式
feed = 更新订阅

search = 搜索
search-label = 搜索帮助中心
search-placeholder = 用您自己的话提问
home-title = 需要什么帮助？
home-description = 常见问题的解答，以及其他问题的正确联系方式。
categories = 按主题浏览
subcategories = 本栏目的主题
featured = 值得了解
top-questions = 对他人最有帮助
articles = 文章
no-articles = 这里还没有该语言的内容。
articles-count = { $count } 篇文章

on-this-page = 本页内容
copy-link = 复制“{ $title }”的链接
link-copied = 链接已复制
posted-by = 作者：{ $author }
published = 发布于 { $date }
updated = 更新于 { $date }
date = { $year }年{ $month }月{ $day }日
until = 本通知有效期至 { $date }。
expired = 本通知已于 { $date } 结束，内容可能不再准确。
ended = 已结束
audience = 适用对象：
fallback = 本文尚未翻译，您正在阅读的语言是：{ $language }。
related = 相关文章
neighbours = 本栏目的其他文章
previous = 上一篇
next = 下一篇
edit-page = 编辑此页
footnotes = 脚注
footnote-back = 返回正文

rating = 读者投票
helpful-question = 这篇文章有帮助吗？
yes = 有
no = 没有
votes = { $votes ->
    [0] 0 票
   *[other] { $votes } 人中有 { $yes } 人觉得有帮助
}

contact = 联系我们
contact-title = 还需要帮助？
contact-text = 我们会告诉您如何最快联系到能帮忙的人。
tickets = 工单

tags = 标签
tags-description = 帮助中心的全部标签。
tagged = 标签“{ $tag }”
tag-description = 所有带有标签“{ $tag }”的文章。
all-questions = 全部问题
all-questions-description = 所有文章及其解答的问题，按首字母排列。
letters = 首字母
sitemap = 网站地图
sitemap-description = 帮助中心的全部页面，按主题排列。
about-site = 关于本帮助中心
not-found = 页面不存在
not-found-text = 地址可能已过期或输入有误。请搜索您的问题，或选择一个主题。
moved = 此页面已移动

alert-note = 说明
alert-tip = 提示
alert-important = 重要
alert-warning = 警告
alert-caution = 小心
