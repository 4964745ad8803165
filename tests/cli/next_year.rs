//! A plan from last year's: `vanban new --tu … --nam …`, and what is told until somebody has looked at it.

use expect_test::expect;

use crate::harness::Case;

const OLD: &str = "\
# Kế hoạch năm 2026 (bản đã ký).
loai: ke_hoach
co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}  # tên trên con dấu
so: 15
ky_hieu: KH-UBND
ngay: 05/3/2026
dia_danh: An Bình
bien:
  giai_doan: 2026 - 2027
  dau_moi: Phòng Kinh tế
vien_dan: {quyet_dinh: qd-2025.yaml}
trich_yeu: Phòng, chống thiên tai năm 2026
mo_dau: |
  Thực hiện Nghị quyết số 12/NQ-HĐND ngày 20 tháng 12 năm 2025 của Hội đồng nhân dân xã và {{ vien_dan.quyet_dinh.ngan }}, Ủy ban nhân dân xã ban hành Kế hoạch.
noi_dung: |
  I. Mục tiêu
  1. Trong giai đoạn {{ bien.giai_doan }}, mở 15 lớp tập huấn, 95% số hộ được hướng dẫn; riêng năm 2026 mở 8 lớp.
  2. Công an xã, Phòng Văn hóa - Xã hội phối hợp, báo cáo trước ngày 15/12/2026.
  II. Kinh phí
  Năm {{ nam }} là {{ tong[\"2026\"] }}, cả giai đoạn là {{ tong }} (Phụ lục kèm theo)./.
noi_nhan: |
  Đảng ủy xã
  Phòng Kinh tế
nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn Bình}
phu_luc:
  - ten: Kinh phí
    bang:
      don_vi: triệu đồng
      cot:
        - {ma: ten, ten: Nhiệm vụ, kieu: chu}
        - {ma: 2026, ten: Năm 2026, kieu: tien}
        - {ma: 2027, ten: Năm 2027, kieu: tien}
        - {ma: tong, ten: Tổng, kieu: tong_hang}
      nhiem_vu:
        - {ma: so_tay, ten: In sổ tay, kinh_phi: {2026: 20, 2027: 10}}
        # Hội nghị không có mã.
        - {ten: \"Hội nghị “3 sẵn sàng”\", kinh_phi: {2026: 5, 2027: 2.026}}
";

const CITED: &str = "\
loai: quyet_dinh
co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
ky_hieu: QĐ-UBND
dia_danh: An Bình
so: 9
ngay: 03/12/2025
trich_yeu: Phân công nhiệm vụ
can_cu: Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025
dieu: [Phân công nhiệm vụ như Phụ lục kèm theo., Văn phòng chịu trách nhiệm thi hành Quyết định này./.]
noi_nhan: [Như Điều 2]
nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn Bình}
phu_luc: [{ten: Phân công, loi_van: Văn phòng làm đầu mối.}]
";

pub(super) fn last_year() -> Case {
    Case::new().file("ke-hoach-2026.yaml", OLD).file("qd-2025.yaml", CITED)
}

/// The YAML stays as typed but for number, day and the years that surely go along; the rest is listed.
#[test]
fn the_structure_goes_to_the_next_year() {
    let case = last_year();
    case.run("new --tu ke-hoach-2026.yaml --nam 2027").code(0).stdout(expect![[r#"
        Đã tạo ke-hoach-2027.yaml
        - đã bỏ số, ngày (nếu có); chuyển năm 2026 sang 2027 ở 12 chỗ chắc chắn
        - phải xem lại (ghi ở `xem_lai`, cuối tệp): 1 văn bản viện dẫn, 1 ngày, tháng, quý, 2 năm, 4 cơ quan, 4 số ghi trong lời văn, 1 người ký, 1 tệp dẫn đến, 2 số của nhiệm vụ
        Tiếp theo: xem từng chỗ còn từ năm trước:
          vanban check ke-hoach-2027.yaml
        So với năm trước:
          vanban budget diff ke-hoach-2026.yaml ke-hoach-2027.yaml
    "#]]).stderr(expect![[""]]);
    let text = String::from_utf8(case.read("ke-hoach-2027.yaml")).unwrap();
    expect![[r##"
        # Kế hoạch năm 2026 (bản đã ký).
        loai: ke_hoach
        co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}  # tên trên con dấu
        ky_hieu: KH-UBND
        nam: 2027
        dia_danh: An Bình
        bien:
          giai_doan: 2027 - 2028
          dau_moi: Phòng Kinh tế
        vien_dan: {quyet_dinh: qd-2025.yaml}
        trich_yeu: Phòng, chống thiên tai năm 2027
        mo_dau: |
          Thực hiện Nghị quyết số 12/NQ-HĐND ngày 20 tháng 12 năm 2025 của Hội đồng nhân dân xã và {{ vien_dan.quyet_dinh.ngan }}, Ủy ban nhân dân xã ban hành Kế hoạch.
        noi_dung: |
          I. Mục tiêu
          1. Trong giai đoạn {{ bien.giai_doan }}, mở 15 lớp tập huấn, 95% số hộ được hướng dẫn; riêng năm 2026 mở 8 lớp.
          2. Công an xã, Phòng Văn hóa - Xã hội phối hợp, báo cáo trước ngày 15/12/2026.
          II. Kinh phí
          Năm {{ nam }} là {{ tong["2027"] }}, cả giai đoạn là {{ tong }} (Phụ lục kèm theo)./.
        noi_nhan: |
          Đảng ủy xã
          Phòng Kinh tế
        nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn Bình}
        phu_luc:
          - ten: Kinh phí
            bang:
              don_vi: triệu đồng
              cot:
                - {ma: ten, ten: Nhiệm vụ, kieu: chu}
                - {ma: 2027, ten: Năm 2027, kieu: tien}
                - {ma: 2028, ten: Năm 2028, kieu: tien}
                - {ma: tong, ten: Tổng, kieu: tong_hang}
              nhiem_vu:
                - {ma: so_tay, ten: In sổ tay, kinh_phi: {2027: 20, 2028: 10}}
                # Hội nghị không có mã.
                - {ten: "Hội nghị “3 sẵn sàng”", kinh_phi: {2027: 5, 2028: 2.026}}

        # Còn từ năm 2026 (ke-hoach-2026.yaml), phải xem lại. Sửa ở văn bản thì tự hết nhắc; xem rồi mà vẫn đúng thì xóa dòng ở đây.
        # Chưa xem hết thì `vanban check`, `vanban build` còn nhắc từng chỗ và `vanban issue` không cấp số.
        xem_lai:
          van_ban:
            - "Nghị quyết số 12/NQ-HĐND ngày 20 tháng 12 năm 2025"
          ngay:
            - "ngày 15/12/2026"
          nam:
            - "2026"
            - "2027 - 2028"
          co_quan:
            - "Đảng ủy xã"
            - "Phòng Kinh tế"
            - "Công an xã"
            - "Phòng Văn hóa - Xã hội"
          so:
            - "15 lớp"
            - "95%"
            - "8 lớp"
            - "3 sẵn"
          nguoi_ky:
            - "Nguyễn Văn Bình"
          tep:
            - "qd-2025.yaml"
          kinh_phi:
            "so_tay": "2027: 20; 2028: 10"
            "Hội nghị “3 sẵn sàng”": "2027: 5; 2028: 2.026"
    "##]].assert_eq(&text);
    assert_eq!(case.read("ke-hoach-2026.yaml"), OLD.as_bytes());
    case.run("build ke-hoach-2027.yaml --message-format short").code(0).stderr(expect![[r#"
        ke-hoach-2027.yaml:8:14: cảnh báo[C076]: còn từ năm trước (năm), chưa xem lại: `2027 - 2028`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: nam:` cuối tệp
        ke-hoach-2027.yaml:9:12: cảnh báo[C076]: còn từ năm trước (cơ quan), chưa xem lại: `Phòng Kinh tế`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: co_quan:` cuối tệp
        ke-hoach-2027.yaml:10:24: cảnh báo[C076]: còn từ năm trước (tệp dẫn đến), chưa xem lại: `qd-2025.yaml`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: tep:` cuối tệp
        ke-hoach-2027.yaml:13:13: cảnh báo[C076]: còn từ năm trước (văn bản viện dẫn), chưa xem lại: `Nghị quyết số 12/NQ-HĐND ngày 20 tháng 12 năm 2025`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: van_ban:` cuối tệp
        ke-hoach-2027.yaml:16:47: cảnh báo[C076]: còn từ năm trước (số ghi trong lời văn), chưa xem lại: `15 lớp`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: so:` cuối tệp
        ke-hoach-2027.yaml:16:64: cảnh báo[C076]: còn từ năm trước (số ghi trong lời văn), chưa xem lại: `95%`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: so:` cuối tệp
        ke-hoach-2027.yaml:16:100: cảnh báo[C076]: còn từ năm trước (năm), chưa xem lại: `2026`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: nam:` cuối tệp
        ke-hoach-2027.yaml:16:108: cảnh báo[C076]: còn từ năm trước (số ghi trong lời văn), chưa xem lại: `8 lớp`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: so:` cuối tệp
        ke-hoach-2027.yaml:17:6: cảnh báo[C076]: còn từ năm trước (cơ quan), chưa xem lại: `Công an xã`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: co_quan:` cuối tệp
        ke-hoach-2027.yaml:17:18: cảnh báo[C076]: còn từ năm trước (cơ quan), chưa xem lại: `Phòng Văn hóa - Xã hội`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: co_quan:` cuối tệp
        ke-hoach-2027.yaml:17:65: cảnh báo[C076]: còn từ năm trước (ngày, tháng, quý), chưa xem lại: `ngày 15/12/2026`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: ngay:` cuối tệp
        ke-hoach-2027.yaml:17:76: cảnh báo[C085]: kế hoạch của năm 2027 ghi năm 2026; gợi ý: xem lại năm: có thể còn lại từ văn bản cũ
        ke-hoach-2027.yaml:21:3: cảnh báo[C076]: còn từ năm trước (cơ quan), chưa xem lại: `Đảng ủy xã`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: co_quan:` cuối tệp
        ke-hoach-2027.yaml:22:3: cảnh báo[C076]: còn từ năm trước (cơ quan), chưa xem lại: `Phòng Kinh tế`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: co_quan:` cuối tệp
        ke-hoach-2027.yaml:23:39: cảnh báo[C076]: còn từ năm trước (người ký), chưa xem lại: `Nguyễn Văn Bình`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: nguoi_ky:` cuối tệp
        ke-hoach-2027.yaml:34:57: cảnh báo[C076]: còn từ năm trước (số của nhiệm vụ), chưa xem lại: `2027: 20; 2028: 10`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: kinh_phi:` cuối tệp
        ke-hoach-2027.yaml:36:28: cảnh báo[C076]: còn từ năm trước (số ghi trong lời văn), chưa xem lại: `3 sẵn`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: so:` cuối tệp
        ke-hoach-2027.yaml:36:59: cảnh báo[C076]: còn từ năm trước (số của nhiệm vụ), chưa xem lại: `2027: 5; 2028: 2.026`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: kinh_phi:` cuối tệp
    "#]]);
    case.run("budget diff ke-hoach-2026.yaml ke-hoach-2027.yaml").code(0).stdout(expect![[r#"
        So sánh kinh phí
          bản cũ: ke-hoach-2026.yaml
          bản mới: ke-hoach-2027.yaml

        Đơn vị tính: triệu đồng
        TT  Nhiệm vụ                    Cũ    Mới  Tăng, giảm        %
        1     In sổ tay                 30     30           0     0,00
                - Năm 2027              10     20         +10  +100,00
                - Năm 2028                     10         +10
                (Cột mới)
                - Năm 2026              20                -20  -100,00
                (Cột đã bỏ)
        2     Hội nghị “3 sẵn sàng”  2.031  2.031           0     0,00
                - Năm 2027           2.026      5      -2.021   -99,75
                - Năm 2028                  2.026      +2.026
                (Cột mới)
                - Năm 2026               5                 -5  -100,00
                (Cột đã bỏ)

            Tổng cộng                2.061  2.061           0     0,00
                - Năm 2027           2.036     25      -2.011   -98,77
                - Năm 2028                  2.036      +2.036
                (Cột mới)
                - Năm 2026              25                -25  -100,00
                (Cột đã bỏ)
    "#]]);
    // In another folder the ways to other files lead from there.
    case.run("new --tu ke-hoach-2026.yaml --nam 2028 --out sau/kh.yaml").code(0);
    let text = String::from_utf8(case.read("sau/kh.yaml")).unwrap();
    assert!(
        text.contains("{quyet_dinh: \"../qd-2025.yaml\"}") && text.contains("{ma: 2029, ten: Năm 2029"),
        "{text}"
    );
    case.run("build sau/kh.yaml").code(0);
}

/// Each thing is told until it was changed or its line was taken away; before that no number is given.
#[test]
fn what_is_left_is_told_until_it_is_settled() {
    let case = last_year();
    case.run("new --tu ke-hoach-2026.yaml --nam 2027").code(0);
    let issue = "issue ke-hoach-2027.yaml --so 3 --ngay 04/02/2027 --message-format short";
    case.run(issue).code(1).stderr(expect![[r#"
        ke-hoach-2027.yaml:8:14: lỗi[C076]: còn từ năm trước (năm), chưa xem lại: `2027 - 2028`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: nam:` cuối tệp
        ke-hoach-2027.yaml:9:12: lỗi[C076]: còn từ năm trước (cơ quan), chưa xem lại: `Phòng Kinh tế`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: co_quan:` cuối tệp
        ke-hoach-2027.yaml:10:24: lỗi[C076]: còn từ năm trước (tệp dẫn đến), chưa xem lại: `qd-2025.yaml`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: tep:` cuối tệp
        ke-hoach-2027.yaml:13:13: lỗi[C076]: còn từ năm trước (văn bản viện dẫn), chưa xem lại: `Nghị quyết số 12/NQ-HĐND ngày 20 tháng 12 năm 2025`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: van_ban:` cuối tệp
        ke-hoach-2027.yaml:16:47: lỗi[C076]: còn từ năm trước (số ghi trong lời văn), chưa xem lại: `15 lớp`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: so:` cuối tệp
        ke-hoach-2027.yaml:16:64: lỗi[C076]: còn từ năm trước (số ghi trong lời văn), chưa xem lại: `95%`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: so:` cuối tệp
        ke-hoach-2027.yaml:16:100: lỗi[C076]: còn từ năm trước (năm), chưa xem lại: `2026`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: nam:` cuối tệp
        ke-hoach-2027.yaml:16:108: lỗi[C076]: còn từ năm trước (số ghi trong lời văn), chưa xem lại: `8 lớp`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: so:` cuối tệp
        ke-hoach-2027.yaml:17:6: lỗi[C076]: còn từ năm trước (cơ quan), chưa xem lại: `Công an xã`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: co_quan:` cuối tệp
        ke-hoach-2027.yaml:17:18: lỗi[C076]: còn từ năm trước (cơ quan), chưa xem lại: `Phòng Văn hóa - Xã hội`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: co_quan:` cuối tệp
        ke-hoach-2027.yaml:17:65: lỗi[C076]: còn từ năm trước (ngày, tháng, quý), chưa xem lại: `ngày 15/12/2026`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: ngay:` cuối tệp
        ke-hoach-2027.yaml:17:76: cảnh báo[C085]: kế hoạch của năm 2027 ghi năm 2026; gợi ý: xem lại năm: có thể còn lại từ văn bản cũ
        ke-hoach-2027.yaml:21:3: lỗi[C076]: còn từ năm trước (cơ quan), chưa xem lại: `Đảng ủy xã`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: co_quan:` cuối tệp
        ke-hoach-2027.yaml:22:3: lỗi[C076]: còn từ năm trước (cơ quan), chưa xem lại: `Phòng Kinh tế`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: co_quan:` cuối tệp
        ke-hoach-2027.yaml:23:39: lỗi[C076]: còn từ năm trước (người ký), chưa xem lại: `Nguyễn Văn Bình`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: nguoi_ky:` cuối tệp
        ke-hoach-2027.yaml:34:57: lỗi[C076]: còn từ năm trước (số của nhiệm vụ), chưa xem lại: `2027: 20; 2028: 10`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: kinh_phi:` cuối tệp
        ke-hoach-2027.yaml:36:28: lỗi[C076]: còn từ năm trước (số ghi trong lời văn), chưa xem lại: `3 sẵn`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: so:` cuối tệp
        ke-hoach-2027.yaml:36:59: lỗi[C076]: còn từ năm trước (số của nhiệm vụ), chưa xem lại: `2027: 5; 2028: 2.026`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: kinh_phi:` cuối tệp
    "#]]);
    assert!(!case.path("ke-hoach-2027.phat-hanh.json").exists());
    // Words changed in the document, a figure changed, a line taken away.
    let case = case
        .replace("ke-hoach-2027.yaml", "trước ngày 15/12/2026", "trước ngày 10/12/2027")
        .replace("ke-hoach-2027.yaml", "kinh_phi: {2027: 20, 2028: 10}", "kinh_phi: {2027: 21, 2028: 10}")
        .replace("ke-hoach-2027.yaml", "    - \"95%\"\n", "");
    case.run("check ke-hoach-2027.yaml --message-format short").code(0).stderr(expect![[r#"
        ke-hoach-2027.yaml:8:14: cảnh báo[C076]: còn từ năm trước (năm), chưa xem lại: `2027 - 2028`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: nam:` cuối tệp
        ke-hoach-2027.yaml:9:12: cảnh báo[C076]: còn từ năm trước (cơ quan), chưa xem lại: `Phòng Kinh tế`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: co_quan:` cuối tệp
        ke-hoach-2027.yaml:10:24: cảnh báo[C076]: còn từ năm trước (tệp dẫn đến), chưa xem lại: `qd-2025.yaml`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: tep:` cuối tệp
        ke-hoach-2027.yaml:13:13: cảnh báo[C076]: còn từ năm trước (văn bản viện dẫn), chưa xem lại: `Nghị quyết số 12/NQ-HĐND ngày 20 tháng 12 năm 2025`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: van_ban:` cuối tệp
        ke-hoach-2027.yaml:16:47: cảnh báo[C076]: còn từ năm trước (số ghi trong lời văn), chưa xem lại: `15 lớp`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: so:` cuối tệp
        ke-hoach-2027.yaml:16:100: cảnh báo[C076]: còn từ năm trước (năm), chưa xem lại: `2026`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: nam:` cuối tệp
        ke-hoach-2027.yaml:16:108: cảnh báo[C076]: còn từ năm trước (số ghi trong lời văn), chưa xem lại: `8 lớp`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: so:` cuối tệp
        ke-hoach-2027.yaml:17:6: cảnh báo[C076]: còn từ năm trước (cơ quan), chưa xem lại: `Công an xã`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: co_quan:` cuối tệp
        ke-hoach-2027.yaml:17:18: cảnh báo[C076]: còn từ năm trước (cơ quan), chưa xem lại: `Phòng Văn hóa - Xã hội`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: co_quan:` cuối tệp
        ke-hoach-2027.yaml:21:3: cảnh báo[C076]: còn từ năm trước (cơ quan), chưa xem lại: `Đảng ủy xã`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: co_quan:` cuối tệp
        ke-hoach-2027.yaml:22:3: cảnh báo[C076]: còn từ năm trước (cơ quan), chưa xem lại: `Phòng Kinh tế`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: co_quan:` cuối tệp
        ke-hoach-2027.yaml:23:39: cảnh báo[C076]: còn từ năm trước (người ký), chưa xem lại: `Nguyễn Văn Bình`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: nguoi_ky:` cuối tệp
        ke-hoach-2027.yaml:36:28: cảnh báo[C076]: còn từ năm trước (số ghi trong lời văn), chưa xem lại: `3 sẵn`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: so:` cuối tệp
        ke-hoach-2027.yaml:36:59: cảnh báo[C076]: còn từ năm trước (số của nhiệm vụ), chưa xem lại: `2027: 5; 2028: 2.026`; gợi ý: sửa cho đúng năm nay; xem rồi mà vẫn đúng thì xóa dòng của nó ở `xem_lai: kinh_phi:` cuối tệp
    "#]]);
    let text = String::from_utf8(case.read("ke-hoach-2027.yaml")).unwrap();
    let settled = text[..text.find("xem_lai:").unwrap()].to_owned();
    let case = case.file("ke-hoach-2027.yaml", settled);
    case.run("issue ke-hoach-2027.yaml --so 3 --ngay 04/02/2027").code(0);
    // An issued paper is made from no other.
    case.run("new --tu ke-hoach-2026.yaml --nam 2027 --force").code(2).stderr(expect![[r#"
        lỗi: `ke-hoach-2027.yaml`: văn bản đã phát hành (Kế hoạch số 03/KH-UBND ngày 04/02/2027): không ghi đè
        gợi ý: chọn tên khác bằng `--out <TỆP>`
    "#]]);
}

/// What cannot be made is told, and nothing is written.
#[test]
fn what_cannot_go_to_the_next_year_is_told() {
    let case = last_year();
    case.run("new --tu ke-hoach-2026.yaml --nam 2026").code(1).stderr(expect![[r#"
        lỗi[P003]: văn bản này của năm 2026; `--nam 2026` không phải năm sau
         --> ke-hoach-2026.yaml:2:1
          |
        2 | loai: ke_hoach
          | ^^^^
          |
          = gợi ý: viết `--nam 2027`, hoặc nêu văn bản cũ hơn ở `--tu`

    "#]]);
    case.run("new --tu ke-hoach-2026.yaml").code(2).stderr(expect![[r#"
        lỗi: `LOẠI`, `--tu`, `--moi`, `--nam` chưa đủ hoặc không đi cùng nhau
        gợi ý: kinh phí thay đổi thì viết `vanban new quyet_dinh_sua_doi --tu CŨ.yaml --moi MỚI.yaml`; lập văn bản năm sau thì viết `vanban new --tu NĂM-TRƯỚC.yaml --nam 2027`
    "#]]);
    case.run("new ke_hoach --tu ke-hoach-2026.yaml --nam 2027").code(2).stderr(expect![[r#"
        lỗi: `LOẠI`, `--tu`, `--moi`, `--nam` chưa đủ hoặc không đi cùng nhau
        gợi ý: kinh phí thay đổi thì viết `vanban new quyet_dinh_sua_doi --tu CŨ.yaml --moi MỚI.yaml`; lập văn bản năm sau thì viết `vanban new --tu NĂM-TRƯỚC.yaml --nam 2027`
    "#]]);
    case.run("new").code(2).stderr(expect![[r#"
        lỗi: thiếu tham số <LOẠI>
        gợi ý: xem cách dùng: `vanban new --help`
    "#]]);
    let broken = last_year().replace("ke-hoach-2026.yaml", "{2026: 20", "{2026: 2O");
    broken.run("new --tu ke-hoach-2026.yaml --nam 2027").code(1).stderr(expect![[r#"
        lỗi[B001]: `2O` không phải là số: có `O`
          --> ke-hoach-2026.yaml:35:57
           |
        35 |         - {ma: so_tay, ten: In sổ tay, kinh_phi: {2026: 2O, 2027: 10}}
           |                                                         ^^
           |
           = gợi ý: có chữ O gõ thay cho số 0

    "#]]);
    for case in [case, broken] {
        assert_eq!(case.files(""), ["ke-hoach-2026.yaml", "qd-2025.yaml"]);
    }
}

/// A plan is signed in December of the year before: the year that is asked for is the one of its subject.
#[test]
fn a_plan_that_was_signed_the_year_before_goes_one_year_on() {
    let old = OLD
        .replace("ngay: 05/3/2026", "ngay: 20/12/2025")
        .replace("{ma: 2027, ten: Năm 2027, kieu: tien}", "{ma: 2025, ten: Thực hiện năm 2025, kieu: tien}")
        .replace("2027: 10}", "2025: 10}")
        .replace("2027: 2.026}", "2025: 2.026}")
        .replace("giai_doan: 2026 - 2027", "giai_doan: 2025 - 2026");
    let case = Case::new().file("ke-hoach-2026.yaml", old).file("qd-2025.yaml", CITED);
    let run = case.run("new --tu ke-hoach-2026.yaml --nam 2027").code(0);
    expect![[r#"
        Đã tạo ke-hoach-2027.yaml
        - văn bản cũ ký năm 2025, trích yếu của năm 2026: `--nam 2027` được hiểu là năm của trích yếu; văn bản mới ghi `nam: 2026`, ký trong năm 2027 thì sửa lại
        - đã bỏ số, ngày (nếu có); chuyển năm 2026 sang 2027 ở 12 chỗ chắc chắn
        - phải xem lại (ghi ở `xem_lai`, cuối tệp): 1 văn bản viện dẫn, 1 ngày, tháng, quý, 2 năm, 4 cơ quan, 4 số ghi trong lời văn, 1 người ký, 1 tệp dẫn đến, 2 số của nhiệm vụ
        Tiếp theo: xem từng chỗ còn từ năm trước:
          vanban check ke-hoach-2027.yaml
        So với năm trước:
          vanban budget diff ke-hoach-2026.yaml ke-hoach-2027.yaml
    "#]].assert_eq(&run.out());
    let text = String::from_utf8(case.read("ke-hoach-2027.yaml")).unwrap();
    let years: Vec<&str> = text
        .lines()
        .filter(|line| {
            ["nam:", "trich_yeu:", "  giai_doan", "        - {ma: 20", "  Năm"]
                .iter()
                .any(|start| line.starts_with(start))
        })
        .collect();
    expect![[r#"
        nam: 2026
          giai_doan: 2026 - 2027
        trich_yeu: Phòng, chống thiên tai năm 2027
          Năm {{ nam }} là {{ tong["2027"] }}, cả giai đoạn là {{ tong }} (Phụ lục kèm theo)./.
                - {ma: 2027, ten: Năm 2027, kieu: tien}
                - {ma: 2026, ten: Thực hiện năm 2026, kieu: tien}"#]]
    .assert_eq(&years.join("\n"));
    // The year after the paper's own: the plan is one of 2027 all the same.
    let run = case.run("new --tu ke-hoach-2026.yaml --nam 2026 --out b.yaml").code(0);
    assert!(run.out().contains("chuyển năm 2025 sang 2026"), "{}", run.out());
}
