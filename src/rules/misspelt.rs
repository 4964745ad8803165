//! Words that no dictionary has (`sát nhập`, `bổ xung`), words typed twice, lists that lost a comma.
//!
//! In: all lines. Out: each of them, with the right word. What is spelled in two ways by good writers (i and
//! y, the place of a tone) is none.

use std::ops::Range;

use super::wording::Wordings;
use super::{Breaches, PaperView, Rule, words};
use crate::finding::{Code, Severity, Verdict, Version};

pub(super) const RULE: Rule = Rule {
    code: Code {
        name: "C098",
        meaning: "Từ viết sai chính tả, gõ lặp, thiếu dấu phẩy",
        since: Version(0, 2, 0),
    },
    clause: "chính tả tiếng Việt",
    severity: Severity::Warning,
    about: "Từ trong danh sách các chữ hay viết sai, mỗi chữ chỉ có một cách viết đúng; từ gõ hai lần (các các); từ liệt kê thiếu \
            dấu phẩy (quận, huyện thị xã). Danh sách ngắn, chỉ gồm chữ không thể hiểu cách khác: không báo không có nghĩa là \
            văn bản hết lỗi chính tả.",
    wrong: "dieu:\n  - Bổ xung hồ sơ của thôn.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    right: "dieu:\n  - Bổ sung hồ sơ của thôn.\n  - Quyết định này có hiệu lực kể từ ngày ký./.",
    check,
};

static WORDINGS: Wordings<85> = Wordings::of([
    ("an toán", "an toàn"),
    ("bảo lảnh", "bảo lãnh"),
    ("bền vũng", "bền vững"),
    ("bổ xung", "bổ sung"),
    ("cãi cách", "cải cách"),
    ("cãi thiện", "cải thiện"),
    ("cầm nang", "cẩm nang"),
    ("cảm nang", "cẩm nang"),
    ("chổ ở", "chỗ ở"),
    ("chử ký", "chữ ký"),
    ("chuẩn đoán", "chẩn đoán"),
    ("chuyễn đổi", "chuyển đổi"),
    ("cọ sát", "cọ xát"),
    ("dể dàng", "dễ dàng"),
    ("diển biến", "diễn biến"),
    ("đãm bảo", "bảo đảm"),
    ("bảo đãm", "bảo đảm"),
    ("đề suất", "đề xuất"),
    ("đọc giả", "độc giả"),
    ("đột suất", "đột xuất"),
    ("giãi pháp", "giải pháp"),
    ("giãi quyết", "giải quyết"),
    ("giãm thiểu", "giảm thiểu"),
    ("giử gìn", "giữ gìn"),
    ("giúp đở", "giúp đỡ"),
    ("hành chánh", "hành chính"),
    ("hổ trợ", "hỗ trợ"),
    ("kế họach", "kế hoạch"),
    ("khẵng định", "khẳng định"),
    ("khiếu nai", "khiếu nại"),
    ("kiễm tra", "kiểm tra"),
    ("kiễm soát", "kiểm soát"),
    ("kỷ năng", "kỹ năng"),
    ("kỷ thuật", "kỹ thuật"),
    ("kỹ cương", "kỷ cương"),
    ("kỹ luật", "kỷ luật"),
    ("kỹ niệm", "kỷ niệm"),
    ("lảnh đạo", "lãnh đạo"),
    ("mỡ rộng", "mở rộng"),
    ("nghành", "ngành"),
    ("nghỉa vụ", "nghĩa vụ"),
    ("nguyên vọng", "nguyện vọng"),
    ("nổ lực", "nỗ lực"),
    ("nổi bậc", "nổi bật"),
    ("phối hơp", "phối hợp"),
    ("phê duyêt", "phê duyệt"),
    ("qui đinh", "quy định"),
    ("quyết đinh", "quyết định"),
    ("rà sóat", "rà soát"),
    ("sản suất", "sản xuất"),
    ("sản xuât", "sản xuất"),
    ("sáng lạng", "xán lạn"),
    ("sát nhập", "sáp nhập"),
    ("sẳn sàng", "sẵn sàng"),
    ("suất sắc", "xuất sắc"),
    ("sử lý", "xử lý"),
    ("sữa chữa", "sửa chữa"),
    ("sữa đổi", "sửa đổi"),
    ("suông sẻ", "suôn sẻ"),
    ("thẫm định", "thẩm định"),
    ("thẫm quyền", "thẩm quyền"),
    ("thủ tuc", "thủ tục"),
    ("tổ chúc", "tổ chức"),
    ("trao dồi", "trau dồi"),
    ("trách nhiêm", "trách nhiệm"),
    ("triễn khai", "triển khai"),
    ("tựu chung", "tựu trung"),
    ("ưu đải", "ưu đãi"),
    ("vô hình chung", "vô hình trung"),
    ("xác xuất", "xác suất"),
    ("xúc tích", "súc tích"),
    ("xuất xắc", "xuất sắc"),
    ("xữ lý", "xử lý"),
    ("nguyên cứu", "nghiên cứu"),
    ("phổ biểu", "phổ biến"),
    // Words typed twice.
    ("các các", "các"),
    ("của của", "của"),
    ("và và", "và"),
    ("theo theo", "theo"),
    ("thông qua thông qua", "thông qua"),
    // Lists of words that go together, without a comma.
    ("quận, huyện thị xã", "quận, huyện, thị xã"),
    ("quận huyện, thị xã", "quận, huyện, thị xã"),
    ("quận huyện thị xã", "quận, huyện, thị xã"),
    ("cơ quan đơn vị", "cơ quan, đơn vị"),
    ("sở ban ngành", "sở, ban, ngành"),
]);

/// Where other words make the same letters right: "giám sát nhập khẩu", "lịch sử lý luận".
const OTHERWISE: [(&str, &[&str], &[&str]); 10] = [
    ("sát nhập", &["giám", "kiểm", "khảo", "cảnh", "quan"], &[]),
    ("đề suất", &["vấn", "chủ", "chuyên"], &[]),
    ("sử lý", &["lịch", "tiểu"], &[]),
    ("kỷ năng", &["thế"], &[]),
    ("kỷ thuật", &["thế"], &[]),
    ("nổ lực", &["vụ", "chất"], &[" lượng"]),
    ("xúc tích", &["tiếp"], &[]),
    ("sữa chữa", &[], &[" bệnh"]),
    ("tổ chúc", &[], &[" mừng", " tết", " Tết", " thọ"]),
    ("chuẩn đoán", &["tiêu"], &[]),
];

fn check<'a>(paper: &PaperView<'a>, found: &mut Breaches<'a>) -> Verdict {
    for line in paper.lines() {
        for (at, wrong, right) in WORDINGS.each(line) {
            if is_otherwise(&line.text, &at) {
                continue;
            }
            found.rewrite(Severity::Warning, line, at, format!("`{wrong}` viết sai"), right);
        }
    }
    Verdict::Passed
}

fn is_otherwise(text: &str, at: &Range<usize>) -> bool {
    let small = words::small(&text[at.clone()]);
    OTHERWISE.iter().filter(|(wrong, ..)| *wrong == small).any(|(_, before, behind)| {
        before.contains(&words::small(words::before(text, at.start)).as_str())
            || behind.iter().any(|word| text[at.end..].starts_with(word))
    })
}
