//! A notice as a typist sets it in Word: wrong margins, typeface, sizes and indents.

use crate::support::word_file::{WordBuilder, p, p_as, r, r_as, tbl, tc, tr};

/// A bold paragraph in the middle.
pub(crate) fn centred(text: &str) -> String {
    p_as("<w:jc w:val=\"center\"/>", &r_as("<w:b/>", text))
}

/// A notice as a typist sets it: another typeface, no indents, lines at the left; `middle` stands in its text.
pub(crate) fn notice(middle: &str) -> WordBuilder {
    let arial = "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\"/><w:sz w:val=\"24\"/>";
    let text = |words: &str| p(&r_as(arial, words));
    let cell = |lines: &[&str]| tc("", &lines.iter().map(|line| centred(line)).collect::<String>());
    let head = tbl(
        "",
        2,
        &[tr(
            "",
            &[
                cell(&["ỦY BAN NHÂN DÂN", "XÃ AN BÌNH", "Số: 12/TB-UBND"]),
                cell(&[
                    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                    "Độc lập – Tự do – Hạnh phúc",
                    "An Bình, ngày     tháng 02 năm 2026",
                ]),
            ],
        )],
    );
    let body = [
        head,
        centred("THÔNG BÁO"),
        centred("Lịch tiếp công dân năm 2026"),
        text(
            "Thực hiện quy định về tiếp công dân, Ủy ban nhân dân xã An Bình thông báo lịch tiếp công dân thường \
             xuyên và định kỳ tại trụ sở như sau:",
        ),
        text("1. Tiếp thường xuyên vào giờ hành chính các ngày làm việc trong tuần."),
        middle.to_owned(),
        text("2. Chủ tịch Ủy ban nhân dân xã tiếp định kỳ vào ngày 05 và ngày 20 hằng tháng./."),
        tbl(
            "",
            2,
            &[tr(
                "",
                &[
                    tc("", &["Nơi nhận:", "- Các thôn;", "- Lưu: VT."].map(|line| p(&r(line))).concat()),
                    cell(&["CHỦ TỊCH", "Trần Thị Bình"]),
                ],
            )],
        ),
    ];
    let sheet = "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" \
                 w:left=\"1134\" w:header=\"720\" w:footer=\"720\" w:gutter=\"0\"/>";
    WordBuilder::body(&body.concat()).section(sheet)
}
