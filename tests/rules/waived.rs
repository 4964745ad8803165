//! `bo_qua`: rules that are let stand in a file, at words, in a folder and for many units; what was let
//! stand is told each time, and so is a `bo_qua` that is wrong or covers nothing.

use expect_test::expect;

use super::DECISION;
use crate::harness::Case;
use crate::support::wards::{TABLE, TEMPLATE, paper};

/// The decision with a body that breaks C054 twice and C043, and these waivers.
fn decision(waivers: &str) -> String {
    let body = "  - Giao Ủy ban nhân dân huyện Gia Lâm quản lý, giao Ủy ban nhân dân quận Ba Đình phối hợp.";
    DECISION
        .replace("  - Thành lập Tổ công nghệ số cộng đồng.", body)
        .replace(
            "  Luật Tổ chức",
            "  Luật Ngân sách nhà nước số 89/2025/QH15 ngày 25 tháng 6 năm 2025\n  Luật Tổ chức",
        )
        .replace("can_cu:", &format!("{waivers}can_cu:"))
}

fn check(waivers: &str) -> Case {
    Case::new().file("a.yaml", decision(waivers))
}

/// In the whole file, and only where these words stand; an error as well, where it is said why.
#[test]
fn a_rule_is_let_stand_in_a_file_or_at_words() {
    let whole = "bo_qua:\n  - {quy_tac: C054, ly_do: Tên ghi theo hồ sơ}\n  - {quy_tac: C043, ly_do: Sở Tư pháp yêu cầu}\n";
    check(whole).run("check a.yaml --strict").code(0).stdout(expect![[r#"
        a.yaml: 45 đạt, 0 không đạt, 18 không áp dụng, 3 chưa xét được, 2 bỏ qua
        Đã kiểm tra 1 văn bản: 1 xuất được, 0 không; 0 lỗi, 0 cảnh báo, 0 lưu ý; quy tắc nội dung: 45 đạt, 0 không đạt, 18 không áp dụng, 3 chưa xét được, 2 bỏ qua
    "#]]).stderr(expect![[r#"
        bỏ qua[C043]: căn cứ ghi số, ký hiệu của Luật: `số 89/2025/QH15`
          --> a.yaml:12:27
           |
        12 |   Luật Ngân sách nhà nước số 89/2025/QH15 ngày 25 tháng 6 năm 2025
           |                           ^^^^^^^^^^^^^^^
           |
           = lý do: Sở Tư pháp yêu cầu (theo `bo_qua` ở a.yaml:10)

        bỏ qua[C054]: `huyện` không còn từ ngày 01 tháng 7 năm 2025
          --> a.yaml:15:26
           |
        15 |   - Giao Ủy ban nhân dân huyện Gia Lâm quản lý, giao Ủy ban nhân dân quận Ba Đình phối hợp.
           |                          ^^^^^
           |
           = lý do: Tên ghi theo hồ sơ (theo `bo_qua` ở a.yaml:9)

        bỏ qua[C054]: `quận` không còn từ ngày 01 tháng 7 năm 2025
          --> a.yaml:15:70
           |
        15 |   - Giao Ủy ban nhân dân huyện Gia Lâm quản lý, giao Ủy ban nhân dân quận Ba Đình phối hợp.
           |                                                                      ^^^^
           |
           = lý do: Tên ghi theo hồ sơ (theo `bo_qua` ở a.yaml:9)

    "#]]);
    let words = "bo_qua:\n  - {quy_tac: c043, ly_do: Sở Tư pháp yêu cầu}\n  - quy_tac: C054\n    chu: ủy ban nhân dân quận ba đình\n    ly_do: Tên ghi theo hồ sơ\n";
    check(words).run("check a.yaml --message-format short").code(0).stdout(expect![[r#"
        a.yaml: 45 đạt, 1 không đạt, 18 không áp dụng, 3 chưa xét được, 1 bỏ qua (C054)
        Đã kiểm tra 1 văn bản: 1 xuất được, 0 không; 0 lỗi, 1 cảnh báo, 0 lưu ý; quy tắc nội dung: 45 đạt, 1 không đạt, 18 không áp dụng, 3 chưa xét được, 1 bỏ qua
    "#]]).stderr(expect![[r#"
        a.yaml:14:27: bỏ qua[C043]: căn cứ ghi số, ký hiệu của Luật: `số 89/2025/QH15`; lý do: Sở Tư pháp yêu cầu (theo `bo_qua` ở a.yaml:9)
        a.yaml:17:26: cảnh báo[C054]: `huyện` không còn từ ngày 01 tháng 7 năm 2025; gợi ý: ghi xã, phường, đặc khu hoặc tỉnh, thành phố đang có nhiệm vụ đó; nói về thời gian trước thì thêm `trước đây` hoặc `cũ`
        a.yaml:17:70: bỏ qua[C054]: `quận` không còn từ ngày 01 tháng 7 năm 2025; lý do: Tên ghi theo hồ sơ (theo `bo_qua` ở a.yaml:10)
    "#]]);
    check(words).run("check a.yaml --message-format json").code(0).stdout(expect![[r#"
        {"ma":"C043","muc_do":"bo_qua","cau":"căn cứ ghi số, ký hiệu của Luật: `số 89/2025/QH15`","tep":"a.yaml","dong":14,"cot":27,"dong_cuoi":14,"cot_cuoi":42,"goi_y":"viết `Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025`","bo_qua":{"ly_do":"Sở Tư pháp yêu cầu","tep":"a.yaml","dong":9,"cot":15,"dong_cuoi":9,"cot_cuoi":19},"lien_quan":[]}
        {"ma":"C054","muc_do":"canh_bao","cau":"`huyện` không còn từ ngày 01 tháng 7 năm 2025","tep":"a.yaml","dong":17,"cot":26,"dong_cuoi":17,"cot_cuoi":31,"goi_y":"ghi xã, phường, đặc khu hoặc tỉnh, thành phố đang có nhiệm vụ đó; nói về thời gian trước thì thêm `trước đây` hoặc `cũ`","lien_quan":[]}
        {"ma":"C054","muc_do":"bo_qua","cau":"`quận` không còn từ ngày 01 tháng 7 năm 2025","tep":"a.yaml","dong":17,"cot":70,"dong_cuoi":17,"cot_cuoi":74,"goi_y":"ghi xã, phường, đặc khu hoặc tỉnh, thành phố đang có nhiệm vụ đó; nói về thời gian trước thì thêm `trước đây` hoặc `cũ`","bo_qua":{"ly_do":"Tên ghi theo hồ sơ","tep":"a.yaml","dong":10,"cot":14,"dong_cuoi":10,"cot_cuoi":18},"lien_quan":[]}
        {"van_ban":"a.yaml","quy_tac":{"B008":"khong_ap_dung","B009":"khong_ap_dung","B010":"dat","B011":"khong_ap_dung","B022":"khong_ap_dung","C014":"khong_ap_dung","C017":"dat","C019":"dat","C024":"dat","C040":"dat","C041":"dat","C042":"khong_ap_dung","C043":"bo_qua","C044":"dat","C045":"khong_ap_dung","C046":"khong_ap_dung","C047":"dat","C048":"dat","C049":"dat","C050":"dat","C051":"dat","C052":"dat","C053":"dat","C054":"khong_dat","C055":"dat","C056":"dat","C057":"dat","C058":"dat","C059":"dat","C060":"dat","C061":"dat","C062":"dat","C063":"chua_xet_duoc","C064":"chua_xet_duoc","C065":"chua_xet_duoc","C066":"khong_ap_dung","C067":"khong_ap_dung","C068":"dat","C070":"dat","C071":"dat","C072":"dat","C073":"dat","C074":"dat","C077":"dat","C078":"dat","C079":"dat","C080":"khong_ap_dung","C081":"dat","C082":"khong_ap_dung","C083":"khong_ap_dung","C084":"khong_ap_dung","C085":"khong_ap_dung","C086":"khong_ap_dung","C087":"khong_ap_dung","C088":"dat","C089":"dat","C090":"khong_ap_dung","C091":"dat","C092":"dat","C093":"dat","C094":"dat","C095":"dat","C096":"dat","C097":"dat","C098":"dat","C099":"dat","C103":"dat","C104":"dat"}}
        {"tong":{"van_ban":1,"xuat_duoc":1,"loi":0,"canh_bao":1,"luu_y":0,"quy_tac":{"bo_qua":1,"chua_xet_duoc":3,"dat":45,"khong_ap_dung":18,"khong_dat":1}}}
    "#]]);
}

/// A code alone hides what is no error, and is asked why; an error it does not hide.
#[test]
fn a_reason_is_asked_for() {
    check("bo_qua: [C054]\n")
        .replace("a.yaml", " số 89/2025/QH15", "")
        .run("check a.yaml --message-format short")
        .code(0)
        .stdout(expect![[r#"
            a.yaml: 45 đạt, 0 không đạt, 19 không áp dụng, 3 chưa xét được, 1 bỏ qua
            Đã kiểm tra 1 văn bản: 1 xuất được, 0 không; 0 lỗi, 1 cảnh báo, 0 lưu ý; quy tắc nội dung: 45 đạt, 0 không đạt, 19 không áp dụng, 3 chưa xét được, 1 bỏ qua
        "#]])
        .stderr(expect![[r#"
            a.yaml:8:10: cảnh báo[C032]: bỏ qua `C054` mà không ghi lý do; gợi ý: viết `- {quy_tac: C054, ly_do: …}`
            a.yaml:13:26: bỏ qua[C054]: `huyện` không còn từ ngày 01 tháng 7 năm 2025; lý do: chưa ghi (theo `bo_qua` ở a.yaml:8)
            a.yaml:13:70: bỏ qua[C054]: `quận` không còn từ ngày 01 tháng 7 năm 2025; lý do: chưa ghi (theo `bo_qua` ở a.yaml:8)
        "#]]);
    check("bo_qua: [C054, C043]\n")
        .run("check a.yaml --message-format short")
        .code(1)
        .stdout(expect![[r#"
            a.yaml: 0 đạt, 0 không đạt, 0 không áp dụng, 68 chưa xét được, 0 bỏ qua
            Đã kiểm tra 1 văn bản: 0 xuất được, 1 không; 1 lỗi, 1 cảnh báo, 0 lưu ý; quy tắc nội dung: 0 đạt, 0 không đạt, 0 không áp dụng, 68 chưa xét được, 0 bỏ qua
        "#]])
        .stderr(expect![[r#"
            a.yaml:8:10: cảnh báo[C032]: bỏ qua `C054` mà không ghi lý do; gợi ý: viết `- {quy_tac: C054, ly_do: …}`
            a.yaml:8:16: lỗi[C032]: bỏ qua `C043` thì phải ghi lý do: quy tắc này là lỗi; gợi ý: viết `- {quy_tac: C043, ly_do: …}`
        "#]]);
}

/// All that can be wrong with the list, at its places; a paper with such a list is not written.
#[test]
fn what_is_no_rule_cannot_be_let_stand() {
    check("bo_qua:\n  - {quy_tac: C002, ly_do: thiếu}\n  - {quy_tac: B003, ly_do: số đúng}\n  - {quy_tac: C099, ly_do: x}\n  - {ly_do: x}\n  - {quy_tac: C054, lý_do: x}\n")
        .run("build a.yaml --message-format short")
        .code(1)
        .stdout(expect![[r#"
            a.yaml: chưa ghi, 4 lỗi
            Xong 1 văn bản: 0 đã ghi, 0 không đổi, 1 chưa ghi; 4 lỗi, 1 cảnh báo ([…] giây)
        "#]])
        .stderr(expect![[r#"
            a.yaml:9:15: lỗi[C032]: không bỏ qua được `C002`: không phải quy tắc nội dung; gợi ý: bỏ dòng này và sửa chỗ bị báo; `C002`: Thiếu thành phần bắt buộc
            a.yaml:10:15: lỗi[C032]: không bỏ qua được `B003`: không phải quy tắc nội dung; gợi ý: bỏ dòng này và sửa chỗ bị báo; `B003`: Tổng ghi sẵn khác tổng tính được
            a.yaml:12:6: lỗi[C002]: thiếu `quy_tac` (mã của quy tắc) trong mục bỏ qua; gợi ý: thêm `quy_tac: C054`
            a.yaml:13:15: cảnh báo[C032]: bỏ qua `C054` mà không ghi lý do; gợi ý: viết `- {quy_tac: C054, ly_do: …}`
            a.yaml:13:21: lỗi[C001]: khóa `lý_do` không có trong mục bỏ qua; gợi ý: có phải ý bạn là `ly_do`?
        "#]]);
    check("bo_qua: C054\n").run("check a.yaml --message-format short").code(1).stderr(expect![[r#"
        a.yaml:8:9: lỗi[C003]: `bo_qua` phải là một danh sách, mỗi dòng mở đầu bằng `- `, ở đây là một dòng chữ
    "#]]);
}

/// A list that hides nothing is told, so that it hides nothing later; not of a paper that could not be
/// looked at.
#[test]
fn what_covers_nothing_is_told() {
    let idle = "bo_qua:\n  - {quy_tac: C054, ly_do: a}\n  - {quy_tac: C054, ly_do: b}\n  - {quy_tac: C043, ly_do: c}\n  - {quy_tac: C053, ly_do: d}\n  - {quy_tac: C054, chu: quận Tây Hồ, ly_do: e}\n";
    check(idle).run("check a.yaml --message-format short").code(0).stdout(expect![[r#"
        a.yaml: 45 đạt, 0 không đạt, 18 không áp dụng, 3 chưa xét được, 2 bỏ qua
        Đã kiểm tra 1 văn bản: 1 xuất được, 0 không; 0 lỗi, 3 cảnh báo, 0 lưu ý; quy tắc nội dung: 45 đạt, 0 không đạt, 18 không áp dụng, 3 chưa xét được, 2 bỏ qua
    "#]]).stderr(expect![[r#"
        a.yaml:10:15: cảnh báo[C032]: mục `bo_qua` không còn che gì: không chỗ nào bị `C054` báo; gợi ý: bỏ mục này, kẻo che mất lỗi sau này
        a.yaml:12:15: cảnh báo[C032]: mục `bo_qua` không còn che gì: không chỗ nào bị `C053` báo; gợi ý: bỏ mục này, kẻo che mất lỗi sau này
        a.yaml:13:26: cảnh báo[C032]: mục `bo_qua` không còn che gì: không chỗ nào có `quận Tây Hồ` mà bị `C054` báo; gợi ý: bỏ mục này, kẻo che mất lỗi sau này
        a.yaml:15:27: bỏ qua[C043]: căn cứ ghi số, ký hiệu của Luật: `số 89/2025/QH15`; lý do: c (theo `bo_qua` ở a.yaml:11)
        a.yaml:18:26: bỏ qua[C054]: `huyện` không còn từ ngày 01 tháng 7 năm 2025; lý do: a (theo `bo_qua` ở a.yaml:9)
        a.yaml:18:70: bỏ qua[C054]: `quận` không còn từ ngày 01 tháng 7 năm 2025; lý do: a (theo `bo_qua` ở a.yaml:9)
    "#]]);
    check(idle)
        .replace("a.yaml", "so: 12", "so: mười hai")
        .run("check a.yaml --message-format short")
        .code(1)
        .stderr(expect![[r#"
            a.yaml:3:5: lỗi[C005]: `so` phải là chữ số Ả Rập từ 1, ở đây là `mười hai`; gợi ý: ví dụ `so: 05`; phần ký hiệu ghi ở `ky_hieu`; bản dự thảo thì bỏ `so`
        "#]]);
}

/// What is attached has its own list, for itself alone; that of the main paper is for both. Words of the
/// list are no words of the paper.
#[test]
fn a_list_of_what_is_attached_is_for_it_alone() {
    let attached = "loai: quy_che\ntrich_yeu: Quản lý địa bàn\nbo_qua:\n  - {quy_tac: C054, ly_do: huyện cũ}\ndieu:\n  - Quản lý huyện Gia Lâm.\n  - Thi hành./.\n";
    let main = DECISION
        .replace("Về việc thành lập", "Ban hành Quy chế")
        .replace("Thành lập Tổ công nghệ số cộng đồng.", "Ban hành Quy chế; giao quận Ba Đình phối hợp.")
        + "kem_theo: [quy-che.yaml]\n";
    Case::new()
        .file("a.yaml", main)
        .file("quy-che.yaml", attached)
        .run("check a.yaml --message-format short")
        .code(0)
        .stdout(expect![[r#"
            a.yaml: 46 đạt, 1 không đạt, 18 không áp dụng, 3 chưa xét được, 0 bỏ qua (C054)
            Đã kiểm tra 1 văn bản: 1 xuất được, 0 không; 0 lỗi, 1 cảnh báo, 0 lưu ý; quy tắc nội dung: 46 đạt, 1 không đạt, 18 không áp dụng, 3 chưa xét được, 0 bỏ qua
        "#]])
        .stderr(expect![[r#"
            a.yaml:11:28: cảnh báo[C054]: `quận` không còn từ ngày 01 tháng 7 năm 2025; gợi ý: ghi xã, phường, đặc khu hoặc tỉnh, thành phố đang có nhiệm vụ đó; nói về thời gian trước thì thêm `trước đây` hoặc `cũ`
            quy-che.yaml:6:13: bỏ qua[C054]: `huyện` không còn từ ngày 01 tháng 7 năm 2025; lý do: huyện cũ (theo `bo_qua` ở quy-che.yaml:4)
        "#]]);
}

/// A file among the office's own is for all papers of the folder. What of it covers nothing is known only
/// where the whole folder was looked at; what is wrong in it stops all papers, as other settings do.
#[test]
fn a_file_of_the_folder_is_for_all_its_papers() {
    let own = "bo_qua:\n  - {quy_tac: C054, ly_do: Tên ghi theo hồ sơ}\n  - {quy_tac: C053, ly_do: Học hàm do ngành quy định}\n";
    let case = Case::new()
        .file("content/a.yaml", decision("").replace(" số 89/2025/QH15", ""))
        .file("content/b.yaml", DECISION)
        .file("templates/bo_qua.yaml", own);
    case.run("check content --message-format short").code(0).stdout(expect![[r#"
        content/a.yaml: 45 đạt, 0 không đạt, 19 không áp dụng, 3 chưa xét được, 1 bỏ qua
        content/b.yaml: 46 đạt, 0 không đạt, 19 không áp dụng, 3 chưa xét được, 0 bỏ qua
        Đã kiểm tra 2 văn bản: 2 xuất được, 0 không; 0 lỗi, 0 cảnh báo, 1 lưu ý; quy tắc nội dung: 91 đạt, 0 không đạt, 38 không áp dụng, 6 chưa xét được, 1 bỏ qua
    "#]]).stderr(expect![[r#"
        content/a.yaml:12:26: bỏ qua[C054]: `huyện` không còn từ ngày 01 tháng 7 năm 2025; lý do: Tên ghi theo hồ sơ (theo `bo_qua` ở templates/bo_qua.yaml:2)
        content/a.yaml:12:70: bỏ qua[C054]: `quận` không còn từ ngày 01 tháng 7 năm 2025; lý do: Tên ghi theo hồ sơ (theo `bo_qua` ở templates/bo_qua.yaml:2)
        templates/bo_qua.yaml:3:15: lưu ý[C032]: mục `bo_qua` không che gì trong các văn bản vừa xem: không chỗ nào bị `C053` báo; gợi ý: không văn bản nào khác cần thì bỏ mục này, kẻo che mất lỗi sau này
    "#]]);
    case.run("check content/a.yaml --message-format short").code(0).stdout(expect![[r#"
        content/a.yaml: 45 đạt, 0 không đạt, 19 không áp dụng, 3 chưa xét được, 1 bỏ qua
        Đã kiểm tra 1 văn bản: 1 xuất được, 0 không; 0 lỗi, 0 cảnh báo, 0 lưu ý; quy tắc nội dung: 45 đạt, 0 không đạt, 19 không áp dụng, 3 chưa xét được, 1 bỏ qua
    "#]]).stderr(expect![[r#"
        content/a.yaml:12:26: bỏ qua[C054]: `huyện` không còn từ ngày 01 tháng 7 năm 2025; lý do: Tên ghi theo hồ sơ (theo `bo_qua` ở templates/bo_qua.yaml:2)
        content/a.yaml:12:70: bỏ qua[C054]: `quận` không còn từ ngày 01 tháng 7 năm 2025; lý do: Tên ghi theo hồ sơ (theo `bo_qua` ở templates/bo_qua.yaml:2)
    "#]]);
    case.run("build content/a.yaml --strict --message-format short").code(0).stdout(expect![[r#"
        content/a.yaml → out/a.pdf, out/a.docx
        Xong 1 văn bản: 1 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]).stderr(expect![[r#"
        content/a.yaml:12:26: bỏ qua[C054]: `huyện` không còn từ ngày 01 tháng 7 năm 2025; lý do: Tên ghi theo hồ sơ (theo `bo_qua` ở templates/bo_qua.yaml:2)
        content/a.yaml:12:70: bỏ qua[C054]: `quận` không còn từ ngày 01 tháng 7 năm 2025; lý do: Tên ghi theo hồ sơ (theo `bo_qua` ở templates/bo_qua.yaml:2)
    "#]]);
    // Told each time, though nothing has changed.
    case.run("build content/a.yaml --message-format short").code(0).stdout(expect![[r#"
        content/a.yaml → out/a.pdf (không đổi), out/a.docx (không đổi)
        Xong 1 văn bản: 0 đã ghi, 1 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]).stderr(expect![[r#"
        content/a.yaml:12:26: bỏ qua[C054]: `huyện` không còn từ ngày 01 tháng 7 năm 2025; lý do: Tên ghi theo hồ sơ (theo `bo_qua` ở templates/bo_qua.yaml:2)
        content/a.yaml:12:70: bỏ qua[C054]: `quận` không còn từ ngày 01 tháng 7 năm 2025; lý do: Tên ghi theo hồ sơ (theo `bo_qua` ở templates/bo_qua.yaml:2)
    "#]]);
    case.replace("templates/bo_qua.yaml", "C053", "C999")
        .run("check content --message-format short")
        .code(1)
        .stdout(expect![[r#"
            content/a.yaml: 0 đạt, 0 không đạt, 0 không áp dụng, 68 chưa xét được, 0 bỏ qua
            content/b.yaml: 0 đạt, 0 không đạt, 0 không áp dụng, 68 chưa xét được, 0 bỏ qua
            Đã kiểm tra 2 văn bản: 0 xuất được, 2 không; 1 lỗi, 0 cảnh báo, 0 lưu ý; quy tắc nội dung: 0 đạt, 0 không đạt, 0 không áp dụng, 136 chưa xét được, 0 bỏ qua
        "#]])
        .stderr(expect![[r#"
            templates/bo_qua.yaml:3:15: lỗi[C032]: không có quy tắc nào mang mã `C999`; gợi ý: có phải ý bạn là `C099`?
        "#]]);
}

/// The template's list is for all its units, and may cover nothing in some; a unit adds its own, which is
/// told where it covers nothing.
#[test]
fn a_template_and_a_unit_let_rules_stand() {
    let waivers = "bo_qua:\n  - {quy_tac: C060, ly_do: Lời của Đề án}\n  - {quy_tac: C053, ly_do: Ngành y}\n";
    let template = format!("{waivers}{TEMPLATE}").replace("chủ trì.", "đảm bảo 98 % an toàn.");
    let found = |overlay| {
        let paper = paper(&template, TABLE, "00376", overlay);
        paper
            .lines()
            .filter(|line| line.contains(".yaml:"))
            .map(|line| format!("{line}\n"))
            .collect::<String>()
    };
    expect![[r#"
        mau.yaml:24:97: bỏ qua[C060]: `đảm bảo`: văn bản pháp luật hiện nay viết `bảo đảm`; lý do: Lời của Đề án (theo `bo_qua` ở mau.yaml:2)
        mau.yaml:24:105: lưu ý[C057]: thừa dấu cách trước dấu % ở `98 %`; gợi ý: viết `98%`
    "#]].assert_eq(&found(None));
    let own = "bo_qua:\n  - {quy_tac: C057, ly_do: Theo bản gốc}\n  - {quy_tac: C052, ly_do: x}\n";
    expect![[r#"
        mau.yaml:24:97: bỏ qua[C060]: `đảm bảo`: văn bản pháp luật hiện nay viết `bảo đảm`; lý do: Lời của Đề án (theo `bo_qua` ở mau.yaml:2)
        mau.yaml:24:105: bỏ qua[C057]: thừa dấu cách trước dấu % ở `98 %`; lý do: Theo bản gốc (theo `bo_qua` ở rieng.yaml:2)
        rieng.yaml:3:15: cảnh báo[C032]: mục `bo_qua` không còn che gì: không chỗ nào bị `C052` báo; gợi ý: bỏ mục này, kẻo che mất lỗi sau này
    "#]].assert_eq(&found(Some(own)));
}

/// A paper is issued with what is let stand in it, and stays as it was issued when the list goes.
#[test]
fn a_paper_is_issued_with_what_is_let_stand() {
    let waivers = "bo_qua:\n  - {quy_tac: C054, ly_do: Tên ghi theo hồ sơ}\n";
    let case = check(waivers).replace("a.yaml", " số 89/2025/QH15", "").replace("a.yaml", "so: 12\n", "");
    let case = case.replace("a.yaml", "ngay: 16/3/2026", "nam: 2026");
    case.run("issue a.yaml --so 12 --ngay 16/3/2026 --message-format short").code(0).stdout(expect![[r#"
        a.yaml: Quyết định số 12/QĐ-UBND ngày 16/03/2026 → out/a.pdf, out/a.docx
        Dòng cho sổ đăng ký văn bản đi (ghi vào sổ: --so-dang-ky <TỆP.csv>):
        12/QĐ-UBND,16/03/2026,Quyết định Về việc thành lập Tổ công nghệ số cộng đồng,Nguyễn Văn An,Như Điều 2; Đảng ủy xã,,,
    "#]]).stderr(expect![[r#"
        a.yaml:15:26: bỏ qua[C054]: `huyện` không còn từ ngày 01 tháng 7 năm 2025; lý do: Tên ghi theo hồ sơ (theo `bo_qua` ở a.yaml:10)
        a.yaml:15:70: bỏ qua[C054]: `quận` không còn từ ngày 01 tháng 7 năm 2025; lý do: Tên ghi theo hồ sơ (theo `bo_qua` ở a.yaml:10)
    "#]]);
    // What covers nothing is a note in a paper that is issued.
    let idle = format!("{waivers}  - {{quy_tac: C053, ly_do: Ngành y}}\n");
    let case = case.replace("a.yaml", waivers, &idle);
    case.run("build a.yaml --strict --message-format short").code(0).stderr(expect![[r#"
        a.yaml:11:15: lưu ý[C032]: mục `bo_qua` không còn che gì: không chỗ nào bị `C053` báo; gợi ý: bỏ mục này, kẻo che mất lỗi sau này
        a.yaml:16:26: bỏ qua[C054]: `huyện` không còn từ ngày 01 tháng 7 năm 2025; lý do: Tên ghi theo hồ sơ (theo `bo_qua` ở a.yaml:10)
        a.yaml:16:70: bỏ qua[C054]: `quận` không còn từ ngày 01 tháng 7 năm 2025; lý do: Tên ghi theo hồ sơ (theo `bo_qua` ở a.yaml:10)
    "#]]);
    let case = case.replace("a.yaml", &idle, "");
    case.run("build a.yaml --message-format short").code(0).stdout(expect![[r#"
        a.yaml → out/a.pdf (không đổi), out/a.docx (không đổi)
        Xong 1 văn bản: 0 đã ghi, 1 không đổi, 0 chưa ghi; 0 lỗi, 2 cảnh báo ([…] giây)
    "#]]).stderr(expect![[r#"
        a.yaml:13:26: cảnh báo[C054]: `huyện` không còn từ ngày 01 tháng 7 năm 2025; gợi ý: ghi xã, phường, đặc khu hoặc tỉnh, thành phố đang có nhiệm vụ đó; nói về thời gian trước thì thêm `trước đây` hoặc `cũ`
        a.yaml:13:70: cảnh báo[C054]: `quận` không còn từ ngày 01 tháng 7 năm 2025; gợi ý: ghi xã, phường, đặc khu hoặc tỉnh, thành phố đang có nhiệm vụ đó; nói về thời gian trước thì thêm `trước đây` hoặc `cũ`
    "#]]);
}

/// Rules on parts, sums and open places are let stand as any other: at words, or as a whole line.
#[test]
fn rules_on_the_whole_paper_are_let_stand_too() {
    let paper = DECISION.replace(
        "Thành lập Tổ công nghệ số cộng đồng.",
        "Thành lập Tổ [tên tổ], [tên thôn] theo Điều 9 Quyết định này.",
    ) + "bo_qua:\n  - {quy_tac: C024, chu: tên tổ, ly_do: tên do xã điền tay}\n  - {quy_tac: C017, chu: Điều 9, ly_do: \
           Điều 9 của bản gốc}\n";
    Case::new()
        .file("a.yaml", paper)
        .run("check a.yaml --message-format short")
        .code(0)
        .stdout(expect![[r#"
            a.yaml: 44 đạt, 1 không đạt, 19 không áp dụng, 3 chưa xét được, 1 bỏ qua (C024)
            Đã kiểm tra 1 văn bản: 1 xuất được, 0 không; 0 lỗi, 1 cảnh báo, 0 lưu ý; quy tắc nội dung: 44 đạt, 1 không đạt, 19 không áp dụng, 3 chưa xét được, 1 bỏ qua
        "#]])
        .stderr(expect![[r#"
            a.yaml:11:5: bỏ qua[C017]: nhắc đến `Điều 9` của quyết định này nhưng văn bản chỉ có 2 điều; lý do: Điều 9 của bản gốc (theo `bo_qua` ở a.yaml:17)
            a.yaml:11:18: bỏ qua[C024]: chỗ trong ngoặc vuông chưa thay: `[tên tổ]`; lý do: tên do xã điền tay (theo `bo_qua` ở a.yaml:16)
            a.yaml:11:28: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên thôn]`; gợi ý: thay cả ngoặc vuông bằng nội dung của văn bản; ngoặc vuông là chữ thật cần in thì viết `\[` thay cho `[` (giữa hai dấu nháy kép viết `\\[`)
        "#]]);
}
