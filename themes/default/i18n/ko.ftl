skip = 본문으로 건너뛰기
home = 홈
menu = 메뉴
main-menu = 주 메뉴
footer-menu = 다른 페이지
breadcrumb = 현재 위치
language = 언어 선택
dark-mode = 어두운 화면
feed = 새 소식 피드

search = 검색
search-label = 고객센터에서 검색
search-placeholder = 궁금한 점을 입력하세요
home-title = 무엇을 도와드릴까요?
home-description = 자주 묻는 질문의 답과, 그 밖의 문의에 맞는 연락 방법을 안내합니다.
categories = 주제별 보기
subcategories = 이 섹션의 주제
featured = 알아두면 좋은 글
top-questions = 가장 도움이 된 글
articles = 문서
no-articles = 이 언어로 된 문서가 아직 없습니다.
articles-count = 문서 { $count }개

on-this-page = 이 페이지의 내용
copy-link = “{ $title }” 링크 복사
link-copied = 링크를 복사했습니다
posted-by = 작성자: { $author }
published = 게시일: { $date }
updated = 수정일: { $date }
date = { $year }년 { $month }월 { $day }일
until = 이 공지는 { $date }까지 유효합니다.
expired = 이 공지는 { $date }에 종료되었습니다. 현재와 다를 수 있습니다.
ended = 종료됨
audience = 대상:
fallback = 이 문서는 아직 번역되지 않았습니다. 표시 언어: { $language }
related = 관련 문서
neighbours = 이 섹션의 다른 문서
previous = 이전
next = 다음
edit-page = 이 페이지 편집
footnotes = 각주
footnote-back = 본문으로 돌아가기

rating = 독자 평가
helpful-question = 도움이 되었나요?
yes = 예
no = 아니요
votes = { $votes ->
    [0] 0표
   *[other] { $votes }명 중 { $yes }명에게 도움이 되었습니다
}

contact = 문의하기
contact-title = 더 도움이 필요하신가요?
contact-text = 도와드릴 담당자에게 가장 빨리 연락하는 방법을 안내합니다.
tickets = 문의 티켓

tags = 태그
tags-description = 고객센터의 모든 태그입니다.
tagged = 태그 “{ $tag }”
tag-description = “{ $tag }” 태그가 붙은 모든 문서입니다.
all-questions = 모든 질문
all-questions-description = 모든 문서와 그 안의 질문을 첫 글자순으로 모았습니다.
letters = 첫 글자
sitemap = 사이트맵
sitemap-description = 고객센터의 모든 페이지를 주제별로 모았습니다.
about-site = 이 고객센터 정보
not-found = 없는 페이지입니다
not-found-text = 주소가 오래되었거나 잘못 입력되었을 수 있습니다. 질문을 검색하거나 주제를 선택하세요.
moved = 페이지가 이동했습니다

alert-note = 참고
alert-tip = 도움말
alert-important = 중요
alert-warning = 경고
alert-caution = 주의
