//! What a sentence says of the time before 1 July 2025, and names that keep words of that time.
//!
//! In: a line and a place in it. Out: whether the sentence speaks of the time before, cites a paper of
//! that time, or says where a person was born or lives; whether the place is in the name of an
//! institution, a building, a road. In doubt yes: who asks has nothing to say then.

use super::paper_view::Line;
use super::{cite, dates, words};

/// The first day without districts, and with 34 provinces.
pub(super) const TWO_LEVELS: (u16, u8, u8) = (2025, 7, 1);

/// Words of a sentence about the time before, about papers and places that keep their old names, or
/// about what passes from the old level to the new one.
const HISTORY: [&str; 86] = [
    "trước đây",
    "trước thời điểm",
    "trước 01/7/2025",
    "trước 1/7/2025",
    "đầu năm 2025",
    "cũ",
    "xưa",
    "nguyên",
    "từng",
    "đã",
    "sáp nhập",
    "sắp xếp",
    "hợp nhất",
    "giải thể",
    "kết thúc hoạt động",
    "chấm dứt",
    "chuyển giao",
    "chuyển về",
    "tiếp nhận",
    "bàn giao",
    "tiếp quản",
    "kế thừa",
    "chuyển nguồn",
    "chuyển sang",
    "nghỉ hưu",
    "nhận công tác",
    "phân định",
    "về cấp xã",
    "cho cấp xã",
    "do cấp xã",
    "do ủy ban nhân dân cấp xã",
    "do hội đồng nhân dân cấp xã",
    "do chủ tịch ủy ban nhân dân cấp xã",
    "chuyển cho ủy ban nhân dân cấp xã",
    "chuyển cho hội đồng nhân dân cấp xã",
    "chuyển cho chủ tịch ủy ban nhân dân cấp xã",
    "được chuyển",
    "được điều động",
    "kết thúc nhiệm kỳ",
    "đồng hương",
    "bằng tốt nghiệp",
    "hy sinh",
    "không tổ chức",
    "không còn",
    "bỏ cấp",
    "bãi bỏ",
    "thay thế",
    "hình thành từ",
    "thành lập từ",
    "thành lập trên cơ sở",
    "lịch sử",
    "nay là",
    "nay thuộc",
    // Papers that stay as they were issued.
    "quy hoạch",
    "kế hoạch sử dụng đất",
    "bản đồ",
    "trích lục",
    "giấy chứng nhận",
    "giấy tờ",
    "nhãn hiệu",
    "chỉ dẫn địa lý",
    "đặc sản",
    "làng nghề",
    "lưu trữ",
    "số hóa",
    "con dấu",
    "bản án",
    "danh hiệu",
    "giải nhất",
    "giải nhì",
    "giải ba",
    "giải khuyến khích",
    "giỏi",
    // Where a person was born or lives, as his papers say.
    "quê quán",
    "nơi sinh",
    "sinh ngày",
    "thường trú",
    "trú tại",
    "địa chỉ",
    "ngụ",
    "nơi cấp",
    "khai sinh",
    // Districts abroad.
    "trung quốc",
    "hàn quốc",
    "nhật bản",
    "đài loan",
];

/// Words of names that go on to the level: an institution, a building, a road.
const INSTITUTIONS: [&str; 42] = [
    "bảo tàng",
    "quỹ đầu tư",
    "cửa khẩu",
    "trạm bot",
    "ngày truyền thống",
    "nhà tù",
    "báo điện tử",
    "trường",
    "bệnh viện",
    "trung tâm",
    "di tích",
    "đường",
    "tuyến",
    "quốc lộ",
    "đoạn qua",
    "dự án",
    "công trình",
    "gói thầu",
    "trụ sở",
    "nhà văn hóa",
    "nhà thi đấu",
    "nhà truyền thống",
    "trạm bơm",
    "hồ chứa",
    "bãi rác",
    "sân vận động",
    "thư viện",
    "vườn hoa",
    "công viên",
    "nghĩa trang",
    "ngã tư",
    "khu đô thị",
    "khu dân cư",
    "tổ dân phố",
    "cụm công nghiệp",
    "khu công nghiệp",
    "công ty",
    "hợp tác xã",
    "ngân hàng",
    "quỹ tín dụng",
    "hạt kiểm lâm",
    "rừng phòng hộ",
];

/// Whether a place is in a name that begins before it: "Bệnh viện đa khoa huyện Ba Vì".
pub(super) fn is_of_institution(text: &str, at: usize) -> bool {
    // "Bệnh viện đa khoa huyện Ba Vì", "Trường Trung học phổ thông thị xã Quảng Trị": names go on.
    let clause = words::sentence(text, at);
    let start = clause.as_ptr() as usize - text.as_ptr() as usize;
    let clause = &text[start..at];
    let clause = clause.rsplit([',', ';']).next().unwrap_or(clause);
    let clause = words::small(clause);
    let last =
        INSTITUTIONS.iter().filter_map(|word| words::find(&clause, word).last()).max_by_key(|at| at.end);
    // "Giao dự án cho Ủy ban nhân dân huyện" names a body that is no more.
    let body = |rest: &str| ["nhân dân", "ubnd", "chủ tịch"].iter().any(|body| rest.contains(body));
    last.is_some_and(|at| !body(&clause[at.end..]))
}

/// Whether the sentence speaks of the time before, or cites a paper of that time around the word.
pub(super) fn is_told(line: &Line<'_>, at: usize) -> bool {
    let text = &*line.text;
    if line.cell.is_some_and(|cell| cell.of_before) {
        return true;
    }
    let sentence = words::sentence(text, at);
    let lower = words::small(sentence).replace("uỷ", "ủy").replace("ubnd", "ủy ban nhân dân");
    let lower = lower.replace("hđnd", "hội đồng nhân dân");
    if until_day(&lower) || HISTORY.iter().any(|word| words::find(&lower, word).next().is_some()) {
        return true;
    }
    let start = sentence.as_ptr() as usize - text.as_ptr() as usize;
    let is_early = |text| dates::days(text).iter().any(|day| day.full().is_some_and(|day| day < TWO_LEVELS));
    // "Thông báo của Ủy ban nhân dân huyện Gia Lâm ngày 15/6/2025": the day of that paper.
    let behind = &text[at..(start + sentence.len()).max(at)];
    let own_day = behind.find(" ngày ").is_some_and(|day| {
        let name = &behind[..day];
        name.split_whitespace().count() <= 5 && !name.contains(',') && is_early(&behind[day..])
    });
    let before = &text[start..at.max(start)];
    // "Kết luận số 12/KL-TTr của Thanh tra huyện": what a district issued is of that time.
    let issued = cite::all(before).last().is_some_and(|cited| {
        let body = words::behind(before, cited.at.end);
        body.starts_with("của ") && !body.contains([',', ';']) && body.split_whitespace().count() <= 10
    });
    is_early(before)
        || issued
        || own_day
        || is_origin(before)
        || is_issuer(before, behind)
        || years(&lower)
        || first_half(&lower)
}

/// Whether a sentence names a day that ends the time before: "trước ngày 01/7/2025", "đến hết ngày
/// 30/6/2025", "trước ngày Luật có hiệu lực". Another day is one until which something is to be done.
fn until_day(sentence: &str) -> bool {
    // What a former province issued holds for the rest of that year: "áp dụng đến hết ngày 31/12/2025".
    let in_force = ["áp dụng", "hiệu lực"].iter().any(|word| sentence.contains(word));
    let last = if in_force { (2025, 12, 31) } else { TWO_LEVELS };
    // What is to be done before other work: "xin ý kiến trước khi triển khai".
    const WORK: [&str; 6] = ["triển khai", "trình", "gửi", "ban hành", "ký", "phê duyệt"];
    let before_then = words::find(sentence, "trước khi").any(|at| {
        let behind = words::behind(sentence, at.end);
        !WORK.iter().any(|work| behind.starts_with(work))
    });
    before_then
        || ["trước ngày", "đến hết ngày", "đến ngày"].iter().any(|words| {
            words::find(sentence, words).any(|at| {
                let behind = words::behind(sentence, at.end);
                match behind.starts_with(|one: char| one.is_ascii_digit()) {
                    true => dates::day_at(sentence, at.end - "ngày".len())
                        .and_then(|day| day.full())
                        .is_some_and(|day| day <= last),
                    false => *words == "trước ngày" && behind.starts_with(char::is_alphabetic),
                }
            })
        })
}

/// Whether a place is where somebody comes from: "quê ở tỉnh", "người tỉnh", "sinh tại huyện", "chuyển
/// hộ khẩu từ tỉnh".
fn is_origin(before: &str) -> bool {
    let lower = before.to_lowercase();
    let of = |word: &str| {
        let rest = words::find(&lower, word).last().map(|at| &lower[at.end..]);
        // "hộ khẩu do Ủy ban nhân dân huyện quản lý" names a body.
        rest.is_some_and(|rest| {
            !["nhân dân", "ubnd", "chủ tịch", "công an", "giao "].iter().any(|body| rest.contains(body))
        })
    };
    // "học sinh tại huyện" are those of now.
    let born = ["sinh tại", "sinh ở"].iter().any(|word| {
        words::find(&lower, word).last().is_some_and(|at| {
            const OTHERS: [&str; 14] = [
                "học", "vệ", "thí", "phát", "sản", "môn", "cứu", "dân", "an", "nam", "nữ", "giáo", "tái", "y",
            ];
            !OTHERS.contains(&words::before(&lower, at.start)) && of(word)
        })
    });
    born || of("quê") || of("hộ khẩu") || words::before(&lower, lower.len()) == "người"
}

/// Whether a body is named for what it issued before: "bằng do Sở … tỉnh Hải Dương cấp", "quyết định của
/// Ủy ban nhân dân tỉnh Hải Dương còn hiệu lực", "… cấp giấy phép số 12/GP-UBND ngày 05/6/2019".
fn is_issuer(before: &str, behind: &str) -> bool {
    const ISSUED: [&str; 7] =
        ["bằng", "chứng chỉ", "giấy phép", "thẻ", "quyết định", "nghị quyết", "văn bản"];
    let lower = before.to_lowercase();
    let asked = ["giao", "đề nghị", "yêu cầu", "phối hợp"];
    if asked.iter().any(|word| words::find(&lower, word).next().is_some()) {
        return false;
    }
    let paper = |joint: &str| {
        let owner = lower.rfind(joint).map_or("", |at| &lower[..at]);
        ISSUED.iter().any(|paper| words::find(owner, paper).next().is_some())
    };
    // The name itself has some words.
    let next = |verb: &str| {
        words::find(behind, verb).next().is_some_and(|at| behind[..at.start].split_whitespace().count() <= 6)
    };
    let early = || {
        let cited = cite::all(behind);
        let day = cited.first().and_then(|cited| cited.day.as_ref()).and_then(dates::Day::full);
        day.is_some_and(|day| day < TWO_LEVELS)
    };
    let issues = || ["cấp", "ban hành", "phê duyệt", "ký"].iter().any(|verb| next(verb));
    paper(" do ") && next("cấp") || paper(" của ") && next("còn hiệu lực") || issues() && early()
}

/// Whether a year before the end stands in a sentence: `năm 2024`, `2020 - 2025`.
fn years(sentence: &str) -> bool {
    const BEFORE: [&str; 7] = ["năm", "đoạn", "đến", "kỳ", "khóa", "học", "tra"];
    let mut from = 0;
    while let Some(start) = dates::next_digit(sentence, from) {
        let year = dates::digits(&sentence[start..]);
        from = start + year.len();
        let before = words::before(sentence, start);
        let told = BEFORE.contains(&before)
            || before.is_empty() && sentence[..start].trim_end().ends_with(['-', '–', ',', '(']);
        if told && year.len() == 4 && year.parse().is_ok_and(|year: u16| (1945..=2024).contains(&year)) {
            return true;
        }
    }
    false
}

/// Whether a sentence speaks of a month of the last half-year with districts: `tháng 6/2025`, no day.
fn first_half(sentence: &str) -> bool {
    let months = words::find(sentence, "tháng").filter(|at| {
        let before = words::before(sentence, at.start);
        before.is_empty() || !before.bytes().all(|one| one.is_ascii_digit())
    });
    let mut months = months.map(|at| words::behind(sentence, at.end));
    months.any(|rest| {
        let month = dates::digits(rest);
        let year =
            rest[month.len()..].trim_start_matches('/').trim_start().trim_start_matches("năm").trim_start();
        month.parse().is_ok_and(|month: u8| (1..=6).contains(&month)) && dates::digits(year) == "2025"
    })
}

/// Whether a sentence says of what it cites that something took its place: "thay thế Luật …".
pub(super) fn is_replaced(text: &str, at: usize) -> bool {
    let sentence = words::sentence(text, at);
    let start = sentence.as_ptr() as usize - text.as_ptr() as usize;
    let before = words::small(&text[start..at.max(start)]);
    ["thay thế", "bãi bỏ", "sửa đổi", "trước đây", "hết hiệu lực"].iter().any(|word| before.contains(word))
}

/// Whether a place is in an address: a house or a street stands before it, and a comma between.
pub(super) fn is_in_address(text: &str, at: usize) -> bool {
    const STREETS: [&str; 11] =
        ["đường", "phố", "ngõ", "ngách", "hẻm", "tổ", "khu phố", "thôn", "ấp", "tổ dân phố", "số nhà"];
    let before = text[..at].trim_end_matches(' ');
    if !before.ends_with(',') {
        return false;
    }
    let clause = words::sentence(text, at);
    let start = clause.as_ptr() as usize - text.as_ptr() as usize;
    let before = &text[start.min(before.len())..before.len()];
    // Whoever is given work stands behind other commas.
    let mut parts = before.trim_end_matches(',').rsplit(',').take(3).map(str::trim);
    parts.any(|part| {
        let lower = words::small(part);
        let street = STREETS.iter().any(|street| words::find(&lower, street).next().is_some());
        let house = || {
            let mut words = part
                .split_whitespace()
                .skip_while(|word| !word.starts_with(|one: char| one.is_ascii_digit()));
            let number = words
                .next()
                .is_some_and(|word| word.chars().all(|one| one.is_ascii_alphanumeric() || one == '/'));
            number && words.next().is_some_and(|word| word.starts_with(char::is_uppercase))
        };
        let body = ["ủy ban", "ubnd", "giao ", "công an"].iter().any(|body| lower.contains(body));
        !body && (street || house())
    })
}
