//! Words that no dictionary has, words typed twice, lists that lost a comma: each with the right wording, and
//! the word by which it is looked for.
//!
//! In: nothing. Out: the lists, in small letters. Where other words around them make them right is left to the
//! rule.

/// Words that no dictionary has.
pub(super) const MISSPELT: [(&str, &str); 75] = [
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
];

/// Words typed twice.
pub(super) const TYPED_TWICE: [(&str, &str); 4] =
    [("các các", "các"), ("của của", "của"), ("và và", "và"), ("theo theo", "theo")];

/// Lists of words that go together, without a comma, and two words typed twice.
pub(super) const LOST_SIGNS: [(&str, &str); 6] = [
    ("thông qua thông qua", "thông qua"),
    ("quận, huyện thị xã", "quận, huyện, thị xã"),
    ("quận huyện, thị xã", "quận, huyện, thị xã"),
    ("quận huyện thị xã", "quận, huyện, thị xã"),
    ("cơ quan đơn vị", "cơ quan, đơn vị"),
    ("sở ban ngành", "sở, ban, ngành"),
];

/// Words of wrong wordings that are rarer than those that are misspelt.
const RARER: [&str; 12] =
    ["tựu", "vô", "lạng", "vọng", "cương", "niệm", "cọ", "xác", "cứu", "quận", "đơn", "ban"];

/// Where the word of a wrong wording stands by which it is looked for: one that few texts hold, else the first
/// that the right one has not.
const fn key(wrong: &str, right: &str) -> (usize, usize) {
    let (all, of_right) = (wrong.as_bytes(), right.as_bytes());
    let (mut at, mut of_other) = (0, 0);
    let mut found = (0, 0);
    let mut is_found = false;
    while at < all.len() {
        let end = word_end(all, at);
        let mut rare = 0;
        while rare < RARER.len() {
            if is_same(RARER[rare].as_bytes(), (0, RARER[rare].len()), all, (at, end)) {
                return (at, end);
            }
            rare += 1;
        }
        let other = (of_other, word_end(of_right, of_other));
        if !is_found {
            found = (at, end);
            is_found = !is_same(all, (at, end), of_right, other);
        }
        at = next_word(all, end);
        of_other = next_word(of_right, other.1);
    }
    found
}

/// The words by which wrong wordings are looked for.
pub(super) const fn keys<const COUNT: usize>(
    pairs: &[(&'static str, &'static str); COUNT],
) -> [&'static str; COUNT] {
    let mut keys = [""; COUNT];
    let mut at = 0;
    while at < COUNT {
        let (start, end) = key(pairs[at].0, pairs[at].1);
        keys[at] = pairs[at].0.split_at(end).0.split_at(start).1;
        at += 1;
    }
    keys
}

const fn is_sign(byte: u8) -> bool {
    matches!(byte, b' ' | b',')
}

const fn word_end(text: &[u8], mut at: usize) -> usize {
    while at < text.len() && !is_sign(text[at]) {
        at += 1;
    }
    at
}

const fn next_word(text: &[u8], mut at: usize) -> usize {
    while at < text.len() && is_sign(text[at]) {
        at += 1;
    }
    at
}

/// Whether the same bytes stand in two places.
const fn is_same(one: &[u8], at: (usize, usize), other: &[u8], of_other: (usize, usize)) -> bool {
    let length = at.1 - at.0;
    let mut same = 0;
    while same < length && length == of_other.1 - of_other.0 && one[at.0 + same] == other[of_other.0 + same] {
        same += 1;
    }
    same == length && length == of_other.1 - of_other.0
}

#[cfg(test)]
mod tests {
    use super::{LOST_SIGNS, MISSPELT, TYPED_TWICE, keys};

    #[test]
    fn each_wording_is_looked_for_by_a_word_of_its_own() {
        for (key, (wrong, right)) in keys(&MISSPELT).iter().zip(MISSPELT) {
            assert!(wrong.split(' ').any(|word| word == *key), "{wrong}");
            let rarer = super::RARER.contains(key);
            assert!(rarer || !right.split(' ').any(|word| word == *key), "{wrong}: {key}");
        }
        assert!(keys(&MISSPELT).contains(&"xung") && keys(&MISSPELT).contains(&"tựu"));
        assert_eq!(keys(&TYPED_TWICE)[0], "các");
        assert_eq!(keys(&LOST_SIGNS), ["thông", "quận", "quận", "quận", "đơn", "ban"]);
    }
}
