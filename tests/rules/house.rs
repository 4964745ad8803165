//! Rules of an office, `templates/quy_tac.yaml`: what a right and a wrong paper are told, by every command that
//! judges papers.

use expect_test::expect;

use crate::harness::Case;

const RULES: &str = "templates/quy_tac.yaml";
pub(super) const THEME: &str = "templates/theme.yaml";

/// A department with rules of its own, a letter that keeps them and a decision that does not.
pub(super) fn office() -> Case {
    Case::from_dir("cases/house_rules")
}

/// What the decree asks for and what the office asks for are told apart, and counted together.
#[test]
fn a_right_paper_is_silent_and_a_wrong_one_is_told_whose_rules_they_are() {
    office().run("check dung.yaml").code(0).stdout(expect![[r#"
        dung.yaml: 40 đạt, 0 không đạt, 29 không áp dụng, 3 chưa xét được, 0 bỏ qua
        Đã kiểm tra 1 văn bản: 1 xuất được, 0 không; 0 lỗi, 0 cảnh báo, 0 lưu ý; quy tắc nội dung: 40 đạt, 0 không đạt, 29 không áp dụng, 3 chưa xét được, 0 bỏ qua
    "#]]).stderr(expect![[""]]);
    let run = office().run("check sai.yaml --message-format short");
    run.code(0).stdout(expect![[r#"
        sai.yaml: 45 đạt, 3 không đạt, 21 không áp dụng, 3 chưa xét được, 0 bỏ qua (N01, N02, N03)
        Đã kiểm tra 1 văn bản: 1 xuất được, 0 không; 0 lỗi, 7 cảnh báo, 2 lưu ý; quy tắc nội dung: 45 đạt, 3 không đạt, 21 không áp dụng, 3 chưa xét được, 0 bỏ qua
    "#]]).stderr(expect![[r#"
        sai.yaml:5:17: cảnh báo[N02]: `TCBCC` ở số và ký hiệu trái quy tắc riêng của cơ quan: chữ viết tắt ở ký hiệu, ở dòng Lưu có trong danh mục của Sở; gợi ý: có phải ý bạn là `TCBC` (Phòng Tổ chức - Biên chế)? chữ mới thì thêm vào `viet_tat` của N02 ở `templates/quy_tac.yaml`; theo Quy chế công tác văn thư của Sở
        sai.yaml:14:64: cảnh báo[N01]: `PGĐ` ở nội dung trái quy tắc riêng của cơ quan: tên phòng, chức vụ viết đầy đủ; gợi ý: viết `Phó Giám đốc`; theo Điều 7 Quy chế công tác văn thư của Sở
        sai.yaml:14:84: cảnh báo[N01]: `Phòng TCCB` ở nội dung trái quy tắc riêng của cơ quan: tên phòng, chức vụ viết đầy đủ; gợi ý: viết `Phòng Tổ chức - Cán bộ`; theo Điều 7 Quy chế công tác văn thư của Sở
        sai.yaml:14:119: cảnh báo[N01]: `TCCB` ở nội dung trái quy tắc riêng của cơ quan: tên phòng, chức vụ viết đầy đủ; gợi ý: viết `Tổ chức - Cán bộ`; theo Điều 7 Quy chế công tác văn thư của Sở
        sai.yaml:14:140: cảnh báo[N01]: `PGĐ` ở nội dung trái quy tắc riêng của cơ quan: tên phòng, chức vụ viết đầy đủ; gợi ý: viết `Phó Giám đốc`; theo Điều 7 Quy chế công tác văn thư của Sở
        sai.yaml:15:5: lưu ý[N03]: `Trong thời gian qua` ở nội dung trái quy tắc riêng của cơ quan: không viết câu mở đầu "Trong thời gian qua"; gợi ý: viết cách khác; theo Quy chế công tác văn thư của Sở
        sai.yaml:15:54: lưu ý[N03]: `hiện tại` ở nội dung trái quy tắc riêng của cơ quan: không viết câu mở đầu "Trong thời gian qua"; gợi ý: viết `hiện nay`; theo Quy chế công tác văn thư của Sở
        sai.yaml:19:3: cảnh báo[N01]: `CCT` ở nơi nhận trái quy tắc riêng của cơ quan: tên phòng, chức vụ viết đầy đủ; gợi ý: viết `Chi cục trưởng`; theo Điều 7 Quy chế công tác văn thư của Sở
        sai.yaml:20:15: cảnh báo[N02]: `TCB` ở dòng Lưu ở nơi nhận trái quy tắc riêng của cơ quan: chữ viết tắt ở ký hiệu, ở dòng Lưu có trong danh mục của Sở; gợi ý: có phải ý bạn là `TCCB` (Phòng Tổ chức - Cán bộ)? chữ mới thì thêm vào `viet_tat` của N02 ở `templates/quy_tac.yaml`; theo Quy chế công tác văn thư của Sở
    "#]]);
    office().run("check sai.yaml --strict --message-format json").code(1).stdout(expect![[r#"
        {"ma":"N02","muc_do":"canh_bao","cau":"`TCBCC` ở số và ký hiệu trái quy tắc riêng của cơ quan: chữ viết tắt ở ký hiệu, ở dòng Lưu có trong danh mục của Sở","tep":"sai.yaml","dong":5,"cot":17,"dong_cuoi":5,"cot_cuoi":22,"goi_y":"có phải ý bạn là `TCBC` (Phòng Tổ chức - Biên chế)? chữ mới thì thêm vào `viet_tat` của N02 ở `templates/quy_tac.yaml`; theo Quy chế công tác văn thư của Sở","lien_quan":[]}
        {"ma":"N01","muc_do":"canh_bao","cau":"`PGĐ` ở nội dung trái quy tắc riêng của cơ quan: tên phòng, chức vụ viết đầy đủ","tep":"sai.yaml","dong":14,"cot":64,"dong_cuoi":14,"cot_cuoi":67,"goi_y":"viết `Phó Giám đốc`; theo Điều 7 Quy chế công tác văn thư của Sở","lien_quan":[]}
        {"ma":"N01","muc_do":"canh_bao","cau":"`Phòng TCCB` ở nội dung trái quy tắc riêng của cơ quan: tên phòng, chức vụ viết đầy đủ","tep":"sai.yaml","dong":14,"cot":84,"dong_cuoi":14,"cot_cuoi":94,"goi_y":"viết `Phòng Tổ chức - Cán bộ`; theo Điều 7 Quy chế công tác văn thư của Sở","lien_quan":[]}
        {"ma":"N01","muc_do":"canh_bao","cau":"`TCCB` ở nội dung trái quy tắc riêng của cơ quan: tên phòng, chức vụ viết đầy đủ","tep":"sai.yaml","dong":14,"cot":119,"dong_cuoi":14,"cot_cuoi":123,"goi_y":"viết `Tổ chức - Cán bộ`; theo Điều 7 Quy chế công tác văn thư của Sở","lien_quan":[]}
        {"ma":"N01","muc_do":"canh_bao","cau":"`PGĐ` ở nội dung trái quy tắc riêng của cơ quan: tên phòng, chức vụ viết đầy đủ","tep":"sai.yaml","dong":14,"cot":140,"dong_cuoi":14,"cot_cuoi":143,"goi_y":"viết `Phó Giám đốc`; theo Điều 7 Quy chế công tác văn thư của Sở","lien_quan":[]}
        {"ma":"N03","muc_do":"luu_y","cau":"`Trong thời gian qua` ở nội dung trái quy tắc riêng của cơ quan: không viết câu mở đầu \"Trong thời gian qua\"","tep":"sai.yaml","dong":15,"cot":5,"dong_cuoi":15,"cot_cuoi":24,"goi_y":"viết cách khác; theo Quy chế công tác văn thư của Sở","lien_quan":[]}
        {"ma":"N03","muc_do":"luu_y","cau":"`hiện tại` ở nội dung trái quy tắc riêng của cơ quan: không viết câu mở đầu \"Trong thời gian qua\"","tep":"sai.yaml","dong":15,"cot":54,"dong_cuoi":15,"cot_cuoi":62,"goi_y":"viết `hiện nay`; theo Quy chế công tác văn thư của Sở","lien_quan":[]}
        {"ma":"N01","muc_do":"canh_bao","cau":"`CCT` ở nơi nhận trái quy tắc riêng của cơ quan: tên phòng, chức vụ viết đầy đủ","tep":"sai.yaml","dong":19,"cot":3,"dong_cuoi":19,"cot_cuoi":6,"goi_y":"viết `Chi cục trưởng`; theo Điều 7 Quy chế công tác văn thư của Sở","lien_quan":[]}
        {"ma":"N02","muc_do":"canh_bao","cau":"`TCB` ở dòng Lưu ở nơi nhận trái quy tắc riêng của cơ quan: chữ viết tắt ở ký hiệu, ở dòng Lưu có trong danh mục của Sở","tep":"sai.yaml","dong":20,"cot":15,"dong_cuoi":20,"cot_cuoi":18,"goi_y":"có phải ý bạn là `TCCB` (Phòng Tổ chức - Cán bộ)? chữ mới thì thêm vào `viet_tat` của N02 ở `templates/quy_tac.yaml`; theo Quy chế công tác văn thư của Sở","lien_quan":[]}
        {"van_ban":"sai.yaml","quy_tac":{"B008":"khong_ap_dung","B009":"khong_ap_dung","B010":"dat","B011":"khong_ap_dung","B022":"khong_ap_dung","C014":"khong_ap_dung","C017":"dat","C019":"dat","C024":"dat","C040":"dat","C041":"dat","C042":"khong_ap_dung","C043":"dat","C044":"dat","C045":"khong_ap_dung","C046":"khong_ap_dung","C047":"dat","C048":"dat","C049":"dat","C050":"dat","C051":"dat","C052":"dat","C053":"dat","C054":"dat","C055":"dat","C056":"dat","C057":"dat","C058":"dat","C059":"dat","C060":"dat","C061":"dat","C062":"dat","C063":"chua_xet_duoc","C064":"chua_xet_duoc","C065":"chua_xet_duoc","C066":"khong_ap_dung","C067":"khong_ap_dung","C068":"dat","C070":"dat","C071":"dat","C072":"dat","C073":"dat","C074":"dat","C077":"dat","C078":"dat","C079":"dat","C080":"khong_ap_dung","C081":"dat","C082":"khong_ap_dung","C083":"khong_ap_dung","C084":"khong_ap_dung","C085":"khong_ap_dung","C086":"khong_ap_dung","C087":"khong_ap_dung","C088":"dat","C089":"dat","C090":"khong_ap_dung","C091":"dat","C092":"khong_ap_dung","C093":"dat","C094":"dat","C095":"dat","C096":"dat","C097":"dat","C098":"dat","C099":"khong_ap_dung","C103":"dat","C104":"khong_ap_dung","N01":"khong_dat","N02":"khong_dat","N03":"khong_dat","N04":"dat"}}
        {"tong":{"van_ban":1,"xuat_duoc":0,"loi":0,"canh_bao":7,"luu_y":2,"quy_tac":{"bo_qua":0,"chua_xet_duoc":3,"dat":45,"khong_ap_dung":21,"khong_dat":3}}}
    "#]]);
    office()
        .run("build dung.yaml")
        .code(0)
        .stdout(expect![[r#"
        dùng mẫu trình bày riêng: theme.yaml
        dùng quy tắc riêng của cơ quan: N01, N02, N03, N04
        dung.yaml → out/dung.pdf, out/dung.docx
        Xong 1 văn bản: 1 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]])
        .stderr(expect![[""]]);
}

/// The office has said what is right: that is written. Which unit was meant, it has not.
#[test]
fn what_is_beyond_doubt_is_mended() {
    let case = office();
    case.run("check sai.yaml --sua --dong-y").code(0).stdout(expect![[r#"
        --- sai.yaml
        +++ sai.yaml
        @@ -13,4 +13,4 @@
         dieu:
        -  - Thành lập Tổ rà soát vị trí việc làm do ông Trần Văn Bình, PGĐ, làm Tổ trưởng; Phòng TCCB là cơ quan thường trực, TCCB lập báo cáo gửi PGĐ.
        -  - Trong thời gian qua, đề án theo "Phòng TCCB" cũ; hiện tại lập lại.
        +  - Thành lập Tổ rà soát vị trí việc làm do ông Trần Văn Bình, Phó Giám đốc, làm Tổ trưởng; Phòng Tổ chức - Cán bộ là cơ quan thường trực, Tổ chức - Cán bộ lập báo cáo gửi Phó Giám đốc.
        +  - Trong thời gian qua, đề án theo "Phòng TCCB" cũ; hiện nay lập lại.
           - Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Sở chịu trách nhiệm thi hành Quyết định này./.
        @@ -18,3 +18,3 @@
           Như Điều 3
        -  CCT Chi cục Văn thư, lưu trữ
        +  Chi cục trưởng Chi cục Văn thư, lưu trữ
         luu: {don_vi: TCB}
        để lại: sai.yaml:5:17: [N02] `TCBCC` ở số và ký hiệu trái quy tắc riêng của cơ quan: chữ viết tắt ở ký hiệu, ở dòng Lưu có trong danh mục của Sở: cần người soạn quyết định
        để lại: sai.yaml:15:5: [N03] `Trong thời gian qua` ở nội dung trái quy tắc riêng của cơ quan: không viết câu mở đầu "Trong thời gian qua": cần người soạn quyết định
        để lại: sai.yaml:20:15: [N02] `TCB` ở dòng Lưu ở nơi nhận trái quy tắc riêng của cơ quan: chữ viết tắt ở ký hiệu, ở dòng Lưu có trong danh mục của Sở: cần người soạn quyết định
        Sửa được 6 chỗ ở 1 tệp; để lại 3 chỗ
        đã ghi sai.yaml
    "#]]);
    case.run("check sai.yaml --sua --dong-y").code(0).stdout(expect![[r#"
        để lại: sai.yaml:5:17: [N02] `TCBCC` ở số và ký hiệu trái quy tắc riêng của cơ quan: chữ viết tắt ở ký hiệu, ở dòng Lưu có trong danh mục của Sở: cần người soạn quyết định
        để lại: sai.yaml:15:5: [N03] `Trong thời gian qua` ở nội dung trái quy tắc riêng của cơ quan: không viết câu mở đầu "Trong thời gian qua": cần người soạn quyết định
        để lại: sai.yaml:20:15: [N02] `TCB` ở dòng Lưu ở nơi nhận trái quy tắc riêng của cơ quan: chữ viết tắt ở ký hiệu, ở dòng Lưu có trong danh mục của Sở: cần người soạn quyết định
        Không có chỗ nào để sửa; để lại 3 chỗ
    "#]]);
}

/// What is right already is not wrong, though a wrong word stands in it; nor is a longer word that begins so.
#[test]
fn words_stand_alone_and_outside_of_what_is_right() {
    let rules = "quy_tac:\n  N05:\n    ten: Gọi đủ tên Sở\n    thay: {Sở Nội: Sở Nội vụ, phòng: đơn vị}\n";
    let case =
        office().file(RULES, rules).file(THEME, "").replace("dung.yaml", "Phòng Tổ chức", "phòng Tổ chức");
    case.run("check dung.yaml --message-format short").code(0).stderr(expect![[r#"
        dung.yaml:15:19: cảnh báo[N05]: `phòng` ở nội dung trái quy tắc riêng của cơ quan: gọi đủ tên Sở; gợi ý: viết `đơn vị`
    "#]]);
}

/// A rule of the office is let stand as any other; one that there is not is told with the nearest.
#[test]
fn a_rule_of_the_office_is_let_stand() {
    let waivers = "bo_qua:\n  - {quy_tac: N01, chu: CCT Chi cục, ly_do: Tên ghi theo đề nghị}\n  - {quy_tac: n02, ly_do: Phòng mới lập}\nso: 31\n";
    let case = office().replace("sai.yaml", "so: 31\n", waivers);
    case.run("check sai.yaml --message-format short").code(0).stderr(expect![[r#"
        sai.yaml:8:17: bỏ qua[N02]: `TCBCC` ở số và ký hiệu trái quy tắc riêng của cơ quan: chữ viết tắt ở ký hiệu, ở dòng Lưu có trong danh mục của Sở; lý do: Phòng mới lập (theo `bo_qua` ở sai.yaml:6)
        sai.yaml:17:64: cảnh báo[N01]: `PGĐ` ở nội dung trái quy tắc riêng của cơ quan: tên phòng, chức vụ viết đầy đủ; gợi ý: viết `Phó Giám đốc`; theo Điều 7 Quy chế công tác văn thư của Sở
        sai.yaml:17:84: cảnh báo[N01]: `Phòng TCCB` ở nội dung trái quy tắc riêng của cơ quan: tên phòng, chức vụ viết đầy đủ; gợi ý: viết `Phòng Tổ chức - Cán bộ`; theo Điều 7 Quy chế công tác văn thư của Sở
        sai.yaml:17:119: cảnh báo[N01]: `TCCB` ở nội dung trái quy tắc riêng của cơ quan: tên phòng, chức vụ viết đầy đủ; gợi ý: viết `Tổ chức - Cán bộ`; theo Điều 7 Quy chế công tác văn thư của Sở
        sai.yaml:17:140: cảnh báo[N01]: `PGĐ` ở nội dung trái quy tắc riêng của cơ quan: tên phòng, chức vụ viết đầy đủ; gợi ý: viết `Phó Giám đốc`; theo Điều 7 Quy chế công tác văn thư của Sở
        sai.yaml:18:5: lưu ý[N03]: `Trong thời gian qua` ở nội dung trái quy tắc riêng của cơ quan: không viết câu mở đầu "Trong thời gian qua"; gợi ý: viết cách khác; theo Quy chế công tác văn thư của Sở
        sai.yaml:18:54: lưu ý[N03]: `hiện tại` ở nội dung trái quy tắc riêng của cơ quan: không viết câu mở đầu "Trong thời gian qua"; gợi ý: viết `hiện nay`; theo Quy chế công tác văn thư của Sở
        sai.yaml:22:3: bỏ qua[N01]: `CCT` ở nơi nhận trái quy tắc riêng của cơ quan: tên phòng, chức vụ viết đầy đủ; lý do: Tên ghi theo đề nghị (theo `bo_qua` ở sai.yaml:5)
        sai.yaml:23:15: bỏ qua[N02]: `TCB` ở dòng Lưu ở nơi nhận trái quy tắc riêng của cơ quan: chữ viết tắt ở ký hiệu, ở dòng Lưu có trong danh mục của Sở; lý do: Phòng mới lập (theo `bo_qua` ở sai.yaml:6)
    "#]]);
    let case = case.replace("sai.yaml", "quy_tac: N01", "quy_tac: N09");
    case.run("check sai.yaml --message-format short").code(1).stderr(expect![[r#"
        sai.yaml:5:15: lỗi[C032]: không có quy tắc nào mang mã `N09`; gợi ý: có phải ý bạn là `N01`?
    "#]]);
    let case =
        office().file("templates/bo_qua.yaml", "bo_qua:\n  - {quy_tac: N01, ly_do: Quy chế sắp đổi}\n");
    case.run("check sai.yaml --message-format short").code(0).stdout(expect![[r#"
        sai.yaml: 45 đạt, 2 không đạt, 21 không áp dụng, 3 chưa xét được, 1 bỏ qua (N02, N03)
        Đã kiểm tra 1 văn bản: 1 xuất được, 0 không; 0 lỗi, 2 cảnh báo, 2 lưu ý; quy tắc nội dung: 45 đạt, 2 không đạt, 21 không áp dụng, 3 chưa xét được, 1 bỏ qua
    "#]]);
}

/// Looks that the office demands are those of its theme, or the paper is told so; they stand at no line of it.
#[test]
fn demanded_looks_are_held_against_the_theme() {
    let case = office().file(THEME, "co_chu: 13\ntrang: {le_phai: 20}\nkieu: {khoan: {co_chu: 14}}\n");
    case.run("build dung.yaml").code(1).stdout(expect![[r#"
        dùng mẫu trình bày riêng: theme.yaml
        dùng quy tắc riêng của cơ quan: N01, N02, N03, N04
        dung.yaml: chưa ghi, 2 lỗi
        Xong 1 văn bản: 0 đã ghi, 0 không đổi, 1 chưa ghi; 2 lỗi, 0 cảnh báo ([…] giây)
    "#]]).stderr(expect![[r#"
        lỗi[N04]: `co_chu` của `quoc_hieu` (Quốc hiệu) là 12 pt, phải là 13 pt (và 12 thành phần khác cũng khác cỡ chữ chung), trái quy tắc riêng của cơ quan: một cỡ chữ 14, lề trái 30 mm, lề phải 15 mm
         |
         = gợi ý: đặt `co_chu` chung ở `theme.yaml`, bỏ cỡ chữ riêng của các thành phần ở `kieu`; theo Quy chế công tác văn thư của Sở

        lỗi[N04]: `le_phai` của `trang` là 20 mm, phải là 15 mm, trái quy tắc riêng của cơ quan: một cỡ chữ 14, lề trái 30 mm, lề phải 15 mm
         |
         = gợi ý: ghi `trang: {le_phai: 15}` ở `theme.yaml`; theo Quy chế công tác văn thư của Sở

    "#]]);
    case.run("explain N04").code(0).stdout(expect![[r#"
        N04: Một cỡ chữ 14, lề trái 30 mm, lề phải 15 mm
        Nhóm: Quy tắc riêng của cơ quan, thêm vào Nghị định 30/2020/NĐ-CP
        Ghi ở: templates/quy_tac.yaml:33
        Mức độ: lỗi
        Căn cứ: Quy chế công tác văn thư của Sở

        Điều thể thức hiện nay (theme.yaml) chưa theo:

            `le_phai` của `trang` là 20 mm, phải là 15 mm; ghi `trang: {le_phai: 15}`
            cỡ chữ của 34 thành phần; ghi `co_chu` chung
    "#]]);
}

/// A code of the office is explained in its folder, beside those of the program.
#[test]
fn a_rule_of_the_office_is_explained() {
    office().run("explain n02").code(0).stdout(expect![[r#"
        N02: Chữ viết tắt ở ký hiệu, ở dòng Lưu có trong danh mục của Sở
        Nhóm: Quy tắc riêng của cơ quan, thêm vào Nghị định 30/2020/NĐ-CP
        Ghi ở: templates/quy_tac.yaml:16
        Mức độ: cảnh báo
        Căn cứ: Quy chế công tác văn thư của Sở
        Xét ở: số và ký hiệu; dòng Lưu ở nơi nhận

        Chữ viết tắt được dùng:

            SNV: Sở Nội vụ
            VP: Văn phòng
            TCCB: Phòng Tổ chức - Cán bộ
            TCBC: Phòng Tổ chức - Biên chế
            CCHC: Phòng Cải cách hành chính
    "#]]);
    let list = office().run("explain").code(0).text();
    let own: Vec<&str> = list.lines().skip_while(|line| *line != "Quy tắc riêng của cơ quan").collect();
    expect![[r#"
        Quy tắc riêng của cơ quan
          N01  Tên phòng, chức vụ viết đầy đủ
          N02  Chữ viết tắt ở ký hiệu, ở dòng Lưu có trong danh mục của Sở
          N03  Không viết câu mở đầu "Trong thời gian qua"
          N04  Một cỡ chữ 14, lề trái 30 mm, lề phải 15 mm

        Xem một mã: vanban explain <MÃ>"#]]
    .assert_eq(&own.join("\n"));
    office().run("explain N77").code(2).stderr(expect![[r#"
        lỗi: không có mã `N77`
        gợi ý: mã gần nhất: `N02`, `N03`, `N04` (xem mọi mã: `vanban explain`)
    "#]]);
    Case::new().run("explain N01").code(2).stderr(expect![[r#"
        lỗi: không có mã `N01`
        gợi ý: mã N.. là quy tắc riêng của cơ quan: chạy lệnh này trong thư mục có `templates/quy_tac.yaml` (xem mọi mã: `vanban explain`)
    "#]]);
}

/// A log and the check sheet hold rules of the office as those of the program.
#[test]
fn logs_and_sheets_hold_rules_of_the_office() {
    let case = office();
    let log: serde_json::Value =
        serde_json::from_str(&case.run("check . --message-format sarif").code(0).text()).unwrap();
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let at = rules.iter().position(|rule| rule["id"] == "N01").unwrap();
    expect![[r#"
        {
          "defaultConfiguration": {
            "level": "warning"
          },
          "fullDescription": {
            "text": "Tên phòng, chức vụ viết đầy đủ. Nơi nhận ngoài Sở không biết chữ viết tắt."
          },
          "help": {
            "text": "N01: Tên phòng, chức vụ viết đầy đủ\nNhóm: Quy tắc riêng của cơ quan, thêm vào Nghị định 30/2020/NĐ-CP\nGhi ở: templates/quy_tac.yaml:5\nMức độ: cảnh báo\nCăn cứ: Điều 7 Quy chế công tác văn thư của Sở\nLý do: Nơi nhận ngoài Sở không biết chữ viết tắt\nXét ở: tên loại và trích yếu; nơi kính gửi; nội dung; bảng; nơi nhận\n\nChữ không dùng → chữ đúng:\n\n    Phòng TCCB → Phòng Tổ chức - Cán bộ\n    PGĐ → Phó Giám đốc\n    TCCB → Tổ chức - Cán bộ\n    CCT → Chi cục trưởng\n"
          },
          "id": "N01",
          "name": "TenPhongChucVuVietDayDu",
          "properties": {
            "can_cu": "Điều 7 Quy chế công tác văn thư của Sở (quy tắc riêng của cơ quan)"
          },
          "shortDescription": {
            "text": "Tên phòng, chức vụ viết đầy đủ"
          }
        }"#]].assert_eq(&format!("{:#}", rules[at]));
    let results = run["results"].as_array().unwrap();
    let own = results.iter().find(|result| result["ruleId"] == "N01").unwrap();
    assert_eq!(own["ruleIndex"], at);
    let verdicts: Vec<_> = run["artifacts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["properties"]["quy_tac"]["N01"].clone())
        .collect();
    assert_eq!(verdicts, ["dat", "khong_dat"]);
    case.run("check . --phieu phieu.docx --message-format short").code(0);
    let sheet = case.docx_part("phieu.docx", "word/document.xml");
    for words in
        ["và 4 quy tắc riêng của cơ quan", "(quy tắc riêng của cơ quan)", "Tên phòng, chức vụ viết đầy đủ."]
    {
        assert!(sheet.contains(words), "{words}");
    }
}

/// What was issued is not changed for a rule of the office, which may be younger than the paper.
#[test]
fn in_an_issued_paper_rules_of_the_office_are_notes() {
    let case =
        office().replace("sai.yaml", "so: 31\n", "").replace("sai.yaml", "ngay: 09/02/2026\n", "nam: 2026\n");
    case.run("issue sai.yaml --so 31 --ngay 09/02/2026").code(0);
    let case =
        case.replace(RULES, "ten: Tên phòng, chức vụ viết đầy đủ", "muc_do: loi\n    ten: Tên viết đủ");
    case.run("check sai.yaml --message-format short").code(0).stderr(expect![[r#"
        sai.yaml:4:17: lưu ý[N02]: `TCBCC` ở số và ký hiệu trái quy tắc riêng của cơ quan: chữ viết tắt ở ký hiệu, ở dòng Lưu có trong danh mục của Sở; gợi ý: có phải ý bạn là `TCBC` (Phòng Tổ chức - Biên chế)? chữ mới thì thêm vào `viet_tat` của N02 ở `templates/quy_tac.yaml`; theo Quy chế công tác văn thư của Sở
        sai.yaml:15:64: lưu ý[N01]: `PGĐ` ở nội dung trái quy tắc riêng của cơ quan: tên viết đủ; gợi ý: viết `Phó Giám đốc`; theo Điều 7 Quy chế công tác văn thư của Sở
        sai.yaml:15:84: lưu ý[N01]: `Phòng TCCB` ở nội dung trái quy tắc riêng của cơ quan: tên viết đủ; gợi ý: viết `Phòng Tổ chức - Cán bộ`; theo Điều 7 Quy chế công tác văn thư của Sở
        sai.yaml:15:119: lưu ý[N01]: `TCCB` ở nội dung trái quy tắc riêng của cơ quan: tên viết đủ; gợi ý: viết `Tổ chức - Cán bộ`; theo Điều 7 Quy chế công tác văn thư của Sở
        sai.yaml:15:140: lưu ý[N01]: `PGĐ` ở nội dung trái quy tắc riêng của cơ quan: tên viết đủ; gợi ý: viết `Phó Giám đốc`; theo Điều 7 Quy chế công tác văn thư của Sở
        sai.yaml:16:5: lưu ý[N03]: `Trong thời gian qua` ở nội dung trái quy tắc riêng của cơ quan: không viết câu mở đầu "Trong thời gian qua"; gợi ý: viết cách khác; theo Quy chế công tác văn thư của Sở
        sai.yaml:16:54: lưu ý[N03]: `hiện tại` ở nội dung trái quy tắc riêng của cơ quan: không viết câu mở đầu "Trong thời gian qua"; gợi ý: viết `hiện nay`; theo Quy chế công tác văn thư của Sở
        sai.yaml:20:3: lưu ý[N01]: `CCT` ở nơi nhận trái quy tắc riêng của cơ quan: tên viết đủ; gợi ý: viết `Chi cục trưởng`; theo Điều 7 Quy chế công tác văn thư của Sở
        sai.yaml:21:15: lưu ý[N02]: `TCB` ở dòng Lưu ở nơi nhận trái quy tắc riêng của cơ quan: chữ viết tắt ở ký hiệu, ở dòng Lưu có trong danh mục của Sở; gợi ý: có phải ý bạn là `TCCB` (Phòng Tổ chức - Cán bộ)? chữ mới thì thêm vào `viet_tat` của N02 ở `templates/quy_tac.yaml`; theo Quy chế công tác văn thư của Sở
    "#]]);
}

/// A file of rules that cannot be used stops every paper, and says all that is wrong with it.
#[test]
fn a_wrong_file_of_rules_is_told() {
    let case = office()
        .replace(RULES, "N03:", "N3:")
        .replace(RULES, "thay:\n      PGĐ", "thây:\n      PGĐ")
        .replace(RULES, "co_chu: 14", "co_chu: 16");
    case.run("check dung.yaml").code(1).stdout(expect![[r#"
        dung.yaml: 0 đạt, 0 không đạt, 0 không áp dụng, 68 chưa xét được, 0 bỏ qua
        Đã kiểm tra 1 văn bản: 0 xuất được, 1 không; 3 lỗi, 0 cảnh báo, 0 lưu ý; quy tắc nội dung: 0 đạt, 0 không đạt, 0 không áp dụng, 68 chưa xét được, 0 bỏ qua
    "#]]).stderr(expect![[r#"
        lỗi[C001]: khóa `thây` không có trong quy tắc riêng
          --> templates/quy_tac.yaml:10:5
           |
        10 |     thây:
           |     ^^^^
           |
           = gợi ý: có phải ý bạn là `thay`?

        lỗi[T020]: mã `N3` không dùng được cho quy tắc riêng
          --> templates/quy_tac.yaml:25:3
           |
        25 |   N3:
           |   ^^
           |
           = gợi ý: mã gồm chữ N và hai chữ số, từ N01 đến N99

        lỗi[T004]: `co_chu` là 16 pt, phải từ 13 đến 14 pt (PL I, mục V)
          --> templates/quy_tac.yaml:37:15
           |
        37 |       co_chu: 16
           |               ^^

    "#]]);
}

/// What was in the file when a paper was built is kept with it, and a change builds the paper anew.
#[test]
fn the_file_is_among_the_sources_of_a_paper() {
    let case = office();
    case.run("build dung.yaml --format docx").code(0);
    let kept = case.files("out/.vanban/nguon");
    let holds = |name: &String| {
        String::from_utf8(case.read(&format!("out/.vanban/nguon/{name}")))
            .is_ok_and(|text| text.contains("N01:"))
    };
    assert_eq!(kept.iter().filter(|name| holds(name)).count(), 1, "{kept:?}");
    case.run("build dung.yaml --format docx").code(0).stdout(expect![[r#"
        dùng mẫu trình bày riêng: theme.yaml
        dùng quy tắc riêng của cơ quan: N01, N02, N03, N04
        dung.yaml → out/dung.docx (không đổi)
        Xong 1 văn bản: 0 đã ghi, 1 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]);
    let case = case.replace(RULES, "CCT: Chi cục trưởng", "CCT: Chi cục Trưởng");
    case.run("build dung.yaml --format docx").code(0).stdout(expect![[r#"
        dùng mẫu trình bày riêng: theme.yaml
        dùng quy tắc riêng của cơ quan: N01, N02, N03, N04
        dung.yaml → out/dung.docx
        Xong 1 văn bản: 1 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
    "#]]);
}

/// The file that people read about and the one that they begin with are taken as they stand.
#[test]
fn the_page_and_the_starter_show_files_that_are_taken() {
    let page = include_str!("../../content/README.md");
    let text = String::from_utf8(office().read(RULES)).unwrap();
    assert!(page.contains(&format!("```yaml\n{text}```")), "content/README.md shows other rules");
    let case = office().without(RULES);
    case.run("new quy_tac").code(0).stdout(expect![[r#"
        Đã tạo templates/quy_tac.yaml
        Tiếp theo: sửa các quy tắc cho đúng cơ quan, rồi xét văn bản:
          vanban check
    "#]]);
    case.run("check dung.yaml --message-format short").code(0).stderr(expect![[r#"
        dung.yaml:5:14: cảnh báo[N02]: `TCBC` ở số và ký hiệu trái quy tắc riêng của cơ quan: chữ viết tắt ở ký hiệu, ở dòng Lưu có trong danh mục của cơ quan; gợi ý: có phải ý bạn là `TCCB` (Phòng Tổ chức - Cán bộ)? chữ mới thì thêm vào `viet_tat` của N02 ở `templates/quy_tac.yaml`; theo Quy chế công tác văn thư của cơ quan
        dung.yaml:21:15: cảnh báo[N02]: `TCBC` ở dòng Lưu ở nơi nhận trái quy tắc riêng của cơ quan: chữ viết tắt ở ký hiệu, ở dòng Lưu có trong danh mục của cơ quan; gợi ý: có phải ý bạn là `TCCB` (Phòng Tổ chức - Cán bộ)? chữ mới thì thêm vào `viet_tat` của N02 ở `templates/quy_tac.yaml`; theo Quy chế công tác văn thư của cơ quan
    "#]]);
    case.run("check templates/quy_tac.yaml").code(2).stderr(expect![[r#"
        lỗi: `templates/quy_tac.yaml` là quy tắc riêng của cơ quan, không phải văn bản
        gợi ý: để tệp này ở thư mục `templates/` cạnh văn bản và nêu tệp văn bản: quy tắc được đọc cùng
    "#]]);
    let schema = case.run("schema quy_tac").code(0).text();
    assert!(schema.contains("quy_tac_rieng"));
    case.run("schema quy_tc").code(2).stderr(expect![[r#"
        lỗi: `[LOẠI TỆP]` không nhận giá trị `quy_tc`
        gợi ý: có phải là `quy_tac`?
    "#]]);
}
