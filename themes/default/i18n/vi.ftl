skip = Chuyển đến nội dung
home = Trang chủ
menu = Menu
main-menu = Menu chính
footer-menu = Trang khác
breadcrumb = Bạn đang ở đây
language = Chọn ngôn ngữ
dark-mode = Chế độ tối
feed = Nguồn tin mới

search = Tìm kiếm
search-label = Tìm trong trung tâm trợ giúp
search-placeholder = Hỏi theo cách của bạn
home-title = Chúng tôi có thể giúp gì?
home-description = Giải đáp các câu hỏi thường gặp và cách liên hệ phù hợp cho mọi việc khác.
categories = Xem theo chủ đề
subcategories = Chủ đề trong mục này
featured = Nên biết
top-questions = Hữu ích nhất với mọi người
articles = Bài viết
no-articles = Chưa có gì ở đây bằng ngôn ngữ này.
articles-count = { $count } bài viết

on-this-page = Trên trang này
copy-link = Sao chép liên kết đến “{ $title }”
link-copied = Đã sao chép liên kết
posted-by = Người viết: { $author }
published = Đăng ngày { $date }
updated = Cập nhật ngày { $date }
date = { $day } tháng { $month }, { $year }
until = Thông báo này có hiệu lực đến hết ngày { $date }.
expired = Thông báo này đã hết hiệu lực ngày { $date }. Nội dung có thể không còn đúng.
ended = Đã kết thúc
audience = Dành cho
fallback = Bài viết này chưa được dịch. Bạn đang đọc bằng ngôn ngữ: { $language }.
related = Bài viết liên quan
neighbours = Bài viết khác trong mục này
previous = Trước
next = Tiếp
edit-page = Sửa trang này
footnotes = Chú thích
footnote-back = Quay lại nội dung

rating = Bình chọn của người đọc
helpful-question = Bài viết có hữu ích không?
yes = Có
no = Không
votes = { $votes ->
    [0] 0 bình chọn
   *[other] { $yes } trên { $votes } người thấy hữu ích
}

contact = Liên hệ
contact-title = Bạn vẫn cần trợ giúp?
contact-text = Chúng tôi chỉ cho bạn cách nhanh nhất để gặp người có thể giúp.
tickets = Yêu cầu hỗ trợ

tags = Thẻ
tags-description = Tất cả các thẻ của trung tâm trợ giúp.
tagged = Thẻ “{ $tag }”
tag-description = Tất cả bài viết có thẻ “{ $tag }”.
all-questions = Tất cả câu hỏi, từ A đến Z
all-questions-description = Mọi bài viết và câu hỏi được giải đáp, theo chữ cái đầu.
letters = Chữ cái
sitemap = Sơ đồ trang
sitemap-description = Mọi trang của trung tâm trợ giúp, theo chủ đề.
about-site = Về trung tâm trợ giúp này
not-found = Trang này không tồn tại
not-found-text = Địa chỉ có thể đã cũ hoặc gõ sai. Hãy tìm câu hỏi của bạn hoặc chọn một chủ đề.
moved = Trang này đã chuyển đi

alert-note = Ghi chú
alert-tip = Mẹo
alert-important = Quan trọng
alert-warning = Cảnh báo
alert-caution = Cẩn thận
