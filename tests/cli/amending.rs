//! A budget that changes after its decision was issued: `vanban new quyet_dinh_sua_doi --tu … --moi …`.

use expect_test::expect;

use crate::harness::Case;

pub(super) const OLD: &str = "\
# Quyết định năm 2026.
loai: quyet_dinh
co_quan:
  ten: [Ủy ban nhân dân, xã An Bình]  # như con dấu
ky_hieu: QĐ-UBND
dia_danh: An Bình
so: 12
ngay: 05/3/2026
trich_yeu: Phê duyệt Kế hoạch phòng, chống thiên tai năm 2026
can_cu: |
  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025
theo_de_nghi: Trưởng Phòng Kinh tế tại Tờ trình số 03/TTr-KT ngày 02 tháng 3 năm 2026
dieu:
  - Phê duyệt kèm theo Quyết định này Kế hoạch phòng, chống thiên tai năm 2026.
  - Quyết định này có hiệu lực kể từ ngày ký.
  - |
    Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã, Trưởng Phòng Kinh tế và các cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.
noi_nhan: |
  Như Điều 3
  Đảng ủy xã
luu: {don_vi: KT}
nguoi_ky: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn Bình}
kem_theo:
  - loai: ke_hoach
    bien: {ten_xa: xã An Bình}
    trich_yeu: Phòng, chống thiên tai năm 2026
    noi_dung: |
      I. Kinh phí
      Tổng kinh phí là {{ tong }} (chi tiết tại Phụ lục)./.
    phu_luc:
      - ten: Kinh phí
        bang:
          don_vi: triệu đồng
          cot:
            - {ma: tt, ten: TT, kieu: so_thu_tu}
            - {ma: ten, ten: Nhiệm vụ, kieu: chu}
            - {ma: don_vi, ten: Đơn vị chủ trì, kieu: chu}
            - {ma: 2026, ten: Năm 2026, kieu: tien}
            - {ma: 2027, ten: Năm 2027, kieu: tien}
            - {ma: tong, ten: Tổng, kieu: tong_hang}
          nhom:
            - ma: truyen_thong
              ten: Truyền thông
              nhiem_vu:
                - {ma: so_tay, ten: \"In sổ tay cho {{ bien.ten_xa }}\", don_vi: Phòng Kinh tế, kinh_phi: {2026: 20, 2027: 10}}
                - {ten: Hội nghị, don_vi: Văn phòng, kinh_phi: {2026: 5, 2027: 5}}
                - {ma: loa, ten: Loa, don_vi: Văn phòng, kinh_phi: {2026: 7, 2027: 7}}
            - ma: ung_pho
              ten: Ứng phó
              nhiem_vu:
                - {ma: dien_tap, ten: Diễn tập, don_vi: Công an xã, kinh_phi: {2026: 100, 2027: 0}}
";

/// Another figure, one task gone, one new, one with another name and one with other words.
pub(super) fn new() -> String {
    let mut new = OLD.to_owned();
    for (from, to) in [
        ("kinh_phi: {2026: 20, 2027: 10}", "kinh_phi: {2026: 20, 2027: \"12,5\"}"),
        (
            "{ten: Hội nghị, don_vi: Văn phòng, kinh_phi: {2026: 5, 2027: 5}}",
            "{ma: tap_huan, ten: Tập huấn, don_vi: Văn phòng, kinh_phi: {2026: 0, 2027: 4}}",
        ),
        ("ten: Loa, don_vi: Văn phòng", "ten: Loa, don_vi: Công an xã"),
        ("ten: Diễn tập", "ten: Diễn tập cấp xã"),
    ] {
        assert!(new.contains(from), "{from}");
        new = new.replace(from, to);
    }
    new
}

pub(super) fn versions() -> Case {
    Case::new().file("ho-so/cu.yaml", OLD).file("moi/moi.yaml", new())
}

pub(super) const NEW: &str = "new quyet_dinh_sua_doi --tu ho-so/cu.yaml --moi moi/moi.yaml";

/// The clauses as they are on paper.
pub(super) fn article(case: &Case, file: &str) -> String {
    let texts = case.run(&format!("tree {file} --format texts")).code(0).text();
    let from = texts.find("Điều 1. ").unwrap();
    let to = texts.find("Nơi nhận:").unwrap();
    texts[from..to].to_owned()
}

/// The decision builds at once; its clauses say both figures of every change, and follow when the new
/// version changes again. Nothing is found in it but places to fill in.
#[test]
fn a_decision_amends_what_changed() {
    let case = versions();
    case.run(NEW).code(0).stdout(expect![[r#"
        Đã tạo ho-so/quyet-dinh-sua-doi.yaml
        - lời văn khác, chưa nêu trong quyết định: đoạn 31 (Đoạn văn): “… là 154 triệu …” thành “… là 150,5 triệu …”
        Tiếp theo: mở tệp, thay các chỗ trong [ngoặc vuông], rồi xuất văn bản:
          vanban build ho-so/quyet-dinh-sua-doi.yaml
    "#]]).stderr(expect![[""]]);
    let text = String::from_utf8(case.read("ho-so/quyet-dinh-sua-doi.yaml")).unwrap();
    expect![[r##"
        # Quyết định sửa đổi, bổ sung do kinh phí thay đổi. Mọi số lấy từ bản cũ và bản mới nêu ở `so_sanh`, `lay_tu`:
        # sửa bản mới thì quyết định đổi theo; nhiệm vụ mới thay đổi mà chưa có khoản thì chương trình báo.
        # Tệp này xuất được ngay. Thay mọi chỗ trong [ngoặc vuông]; bỏ dòng ghi chú khi không cần nữa.

        loai: quyet_dinh

        co_quan:
          ten: [Ủy ban nhân dân, xã An Bình]  # như con dấu
        ky_hieu: QĐ-UBND
        dia_danh: An Bình
        nam: 2026  # số, ngày, tháng để trống; sau khi ký thì chạy: vanban issue ho-so/quyet-dinh-sua-doi.yaml --so … --ngay …

        vien_dan:
          goc: cu.yaml  # có số, ngày thì ở đây có theo

        trich_yeu: Sửa đổi, bổ sung một số nội dung của {{ vien_dan.goc.so_ngay }} của {{ vien_dan.goc.co_quan_ban_hanh }}

        can_cu: |
          Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025
          {{ vien_dan.goc.day_du }}
        theo_de_nghi: "Trưởng Phòng Kinh tế tại Tờ trình số [số, ký hiệu] ngày [ngày, tháng, năm]"

        # Lời văn của bản mới khác bản cũ, chưa nêu thành khoản:
        #   đoạn 31 (Đoạn văn): “… là 154 triệu …” thành “… là 150,5 triệu …”
        dieu:
          - |
            Sửa đổi, bổ sung Phụ lục của Kế hoạch kèm theo {{ vien_dan.goc.ngan }} như sau:
            1. Điều chỉnh kinh phí của nhiệm vụ số {{ so_sanh.cu.nhiem_vu.so_tay.so_thu_tu }} “{{ so_sanh.moi.nhiem_vu.so_tay.ten }}”: {{ so_sanh.thay_doi.nhiem_vu.so_tay.dien_giai }}.
            2. Bãi bỏ nhiệm vụ số {{ so_sanh.cu.nhiem_vu["Hội nghị"].so_thu_tu }} “{{ so_sanh.cu.nhiem_vu["Hội nghị"].ten }}”, kinh phí {{ so_sanh.cu.nhiem_vu["Hội nghị"].dien_giai }}.
            3. Bổ sung nhiệm vụ số {{ so_sanh.moi.nhiem_vu.tap_huan.so_thu_tu }} “{{ so_sanh.moi.nhiem_vu.tap_huan.ten }}” vào nhóm {{ so_sanh.moi.nhiem_vu.tap_huan.thuoc_nhom }}, kinh phí {{ so_sanh.moi.nhiem_vu.tap_huan.dien_giai }}.
            4. Sửa đơn vị chủ trì của nhiệm vụ số {{ so_sanh.cu.nhiem_vu.loa.so_thu_tu }} “{{ so_sanh.moi.nhiem_vu.loa.ten }}” từ “{{ so_sanh.cu.nhiem_vu.loa.don_vi }}” thành “{{ so_sanh.moi.nhiem_vu.loa.don_vi }}”; kinh phí của nhiệm vụ {{ so_sanh.thay_doi.nhiem_vu.loa.dien_giai }}.
            5. Sửa tên nhiệm vụ số {{ so_sanh.cu.nhiem_vu.dien_tap.so_thu_tu }} “{{ so_sanh.cu.nhiem_vu.dien_tap.ten }}” thành “{{ so_sanh.moi.nhiem_vu.dien_tap.ten }}”; kinh phí của nhiệm vụ {{ so_sanh.thay_doi.nhiem_vu.dien_tap.dien_giai }}.
            6. Các số cộng có liên quan được điều chỉnh tương ứng:
            a) Kinh phí của nhóm nhiệm vụ {{ so_sanh.cu.nhom.truyen_thong.so_thu_tu }} “{{ so_sanh.moi.nhom.truyen_thong.ten }}”: {{ so_sanh.thay_doi.nhom.truyen_thong.dien_giai }}.
            b) Tổng kinh phí: {{ so_sanh.thay_doi.tong.dien_giai }}.
            7. Thay thế Phụ lục của Kế hoạch kèm theo {{ vien_dan.goc.ngan }} bằng {{ tham_chieu("phu_luc_thay_the") }} ban hành kèm theo Quyết định này; chi tiết trước và sau điều chỉnh tại {{ tham_chieu("bang_so_sanh") }}.
          - |
            Sửa đổi [khoản, điểm, đoạn lời văn khác bản cũ, xem các dòng # ở trên] của {{ vien_dan.goc.ngan }} thành: “[lời văn mới]”.
          - |
            Quyết định này có hiệu lực kể từ ngày ký. Các nội dung khác của {{ vien_dan.goc.so_ngay }} không được sửa đổi, bổ sung tại Quyết định này giữ nguyên hiệu lực.
          - |
            Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã, Trưởng Phòng Kinh tế và các cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.

        # Gửi đủ mọi nơi đã nhận văn bản được sửa.
        noi_nhan: |
          Như Điều 4
          Đảng ủy xã
        luu: {don_vi: KT}

        nguoi_ky: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: ""}

        phu_luc:
          - ma: bang_so_sanh
            ten: Bảng so sánh kinh phí trước và sau điều chỉnh
            so_sanh: {cu: cu.yaml, moi: ../moi/moi.yaml}
          - ma: phu_luc_thay_the
            lay_tu: {tep: ../moi/moi.yaml}
    "##]].assert_eq(&text);
    case.run("build ho-so/quyet-dinh-sua-doi.yaml --message-format short").code(0).stderr(expect![[r#"
        ho-so/quyet-dinh-sua-doi.yaml:21:53: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[số, ký hiệu]`; gợi ý: thay cả ngoặc vuông bằng nội dung của văn bản; ngoặc vuông là chữ thật cần in thì viết `\[` thay cho `[` (giữa hai dấu nháy kép viết `\\[`)
        ho-so/quyet-dinh-sua-doi.yaml:21:72: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[ngày, tháng, năm]`
        ho-so/quyet-dinh-sua-doi.yaml:38:13: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[khoản, điểm, đoạn lời văn khác bản cũ, xem các dòng # ở trên]`
        ho-so/quyet-dinh-sua-doi.yaml:38:112: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[lời văn mới]`
    "#]]);
    expect![[r#"
        Điều 1. Sửa đổi, bổ sung Phụ lục của Kế hoạch kèm theo Quyết định số 12/QĐ-UBND như sau:
        1. Điều chỉnh kinh phí của nhiệm vụ số 1 “In sổ tay cho xã An Bình”: tăng 2,5 triệu đồng, từ 30 triệu đồng lên 32,5 triệu đồng (năm 2027 tăng 2,5 triệu đồng, từ 10 triệu đồng lên 12,5 triệu đồng).
        2. Bãi bỏ nhiệm vụ số 2 “Hội nghị”, kinh phí 10 triệu đồng (năm 2026 là 5 triệu đồng; năm 2027 là 5 triệu đồng).
        3. Bổ sung nhiệm vụ số 2 “Tập huấn” vào nhóm I, kinh phí 4 triệu đồng (năm 2027 là 4 triệu đồng).
        4. Sửa đơn vị chủ trì của nhiệm vụ số 3 “Loa” từ “Văn phòng” thành “Công an xã”; kinh phí của nhiệm vụ không thay đổi.
        5. Sửa tên nhiệm vụ số 4 “Diễn tập” thành “Diễn tập cấp xã”; kinh phí của nhiệm vụ không thay đổi.
        6. Các số cộng có liên quan được điều chỉnh tương ứng:
        a) Kinh phí của nhóm nhiệm vụ I “Truyền thông”: giảm 3,5 triệu đồng, từ 54 triệu đồng xuống 50,5 triệu đồng (năm 2026 giảm 5 triệu đồng, từ 32 triệu đồng xuống 27 triệu đồng; năm 2027 tăng 1,5 triệu đồng, từ 22 triệu đồng lên 23,5 triệu đồng).
        b) Tổng kinh phí: giảm 3,5 triệu đồng, từ 154 triệu đồng xuống 150,5 triệu đồng (năm 2026 giảm 5 triệu đồng, từ 132 triệu đồng xuống 127 triệu đồng; năm 2027 tăng 1,5 triệu đồng, từ 22 triệu đồng lên 23,5 triệu đồng).
        7. Thay thế Phụ lục của Kế hoạch kèm theo Quyết định số 12/QĐ-UBND bằng Phụ lục II ban hành kèm theo Quyết định này; chi tiết trước và sau điều chỉnh tại Phụ lục I.
        Điều 2. Sửa đổi [khoản, điểm, đoạn lời văn khác bản cũ, xem các dòng # ở trên] của Quyết định số 12/QĐ-UBND thành: “[lời văn mới]”.
        Điều 3. Quyết định này có hiệu lực kể từ ngày ký. Các nội dung khác của Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm 2026 không được sửa đổi, bổ sung tại Quyết định này giữ nguyên hiệu lực.
        Điều 4. Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã, Trưởng Phòng Kinh tế và các cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.
    "#]].assert_eq(&article(&case, "ho-so/quyet-dinh-sua-doi.yaml"));
    let texts = case.run("tree ho-so/quyet-dinh-sua-doi.yaml --format texts").code(0).text();
    assert!(texts.contains("Phụ lục II\nKINH PHÍ\n(Kèm theo Quyết định số"), "{texts}");
    // The same rows with other figures: the same sentences follow. A group whose sum was the same before has no
    // line yet, which is told.
    let case = case
        .replace("moi/moi.yaml", "kinh_phi: {2026: 20, 2027: \"12,5\"}", "kinh_phi: {2026: 15, 2027: 15}")
        .replace(
            "moi/moi.yaml",
            "Diễn tập cấp xã, don_vi: Công an xã, kinh_phi: {2026: 100",
            "Diễn tập xã, don_vi: Công an xã, kinh_phi: {2026: 90",
        );
    case.run("build ho-so/quyet-dinh-sua-doi.yaml --message-format short").code(0).stderr(expect![[r#"
        ho-so/quyet-dinh-sua-doi.yaml:21:53: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[số, ký hiệu]`; gợi ý: thay cả ngoặc vuông bằng nội dung của văn bản; ngoặc vuông là chữ thật cần in thì viết `\[` thay cho `[` (giữa hai dấu nháy kép viết `\\[`)
        ho-so/quyet-dinh-sua-doi.yaml:21:72: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[ngày, tháng, năm]`
        ho-so/quyet-dinh-sua-doi.yaml:38:13: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[khoản, điểm, đoạn lời văn khác bản cũ, xem các dòng # ở trên]`
        ho-so/quyet-dinh-sua-doi.yaml:38:112: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[lời văn mới]`
        ho-so/quyet-dinh-sua-doi.yaml:55:14: cảnh báo[C075]: nhóm `ung_pho` “Ứng phó” thay đổi giữa hai bản mà lời văn chưa nêu; gợi ý: thêm một khoản có `{{ so_sanh.thay_doi.nhom.ung_pho.dien_giai }}`, hoặc tạo lại tệp bằng `vanban new quyet_dinh_sua_doi --tu … --moi …`
    "#]]);
    expect![[r#"
        Điều 1. Sửa đổi, bổ sung Phụ lục của Kế hoạch kèm theo Quyết định số 12/QĐ-UBND như sau:
        1. Điều chỉnh kinh phí của nhiệm vụ số 1 “In sổ tay cho xã An Bình”: giữ nguyên 30 triệu đồng (năm 2026 giảm 5 triệu đồng, từ 20 triệu đồng xuống 15 triệu đồng; năm 2027 tăng 5 triệu đồng, từ 10 triệu đồng lên 15 triệu đồng).
        2. Bãi bỏ nhiệm vụ số 2 “Hội nghị”, kinh phí 10 triệu đồng (năm 2026 là 5 triệu đồng; năm 2027 là 5 triệu đồng).
        3. Bổ sung nhiệm vụ số 2 “Tập huấn” vào nhóm I, kinh phí 4 triệu đồng (năm 2027 là 4 triệu đồng).
        4. Sửa đơn vị chủ trì của nhiệm vụ số 3 “Loa” từ “Văn phòng” thành “Công an xã”; kinh phí của nhiệm vụ không thay đổi.
        5. Sửa tên nhiệm vụ số 4 “Diễn tập” thành “Diễn tập xã”; kinh phí của nhiệm vụ giảm 10 triệu đồng, từ 100 triệu đồng xuống 90 triệu đồng (năm 2026 giảm 10 triệu đồng, từ 100 triệu đồng xuống 90 triệu đồng).
        6. Các số cộng có liên quan được điều chỉnh tương ứng:
        a) Kinh phí của nhóm nhiệm vụ I “Truyền thông”: giảm 6 triệu đồng, từ 54 triệu đồng xuống 48 triệu đồng (năm 2026 giảm 10 triệu đồng, từ 32 triệu đồng xuống 22 triệu đồng; năm 2027 tăng 4 triệu đồng, từ 22 triệu đồng lên 26 triệu đồng).
        b) Tổng kinh phí: giảm 16 triệu đồng, từ 154 triệu đồng xuống 138 triệu đồng (năm 2026 giảm 20 triệu đồng, từ 132 triệu đồng xuống 112 triệu đồng; năm 2027 tăng 4 triệu đồng, từ 22 triệu đồng lên 26 triệu đồng).
        7. Thay thế Phụ lục của Kế hoạch kèm theo Quyết định số 12/QĐ-UBND bằng Phụ lục II ban hành kèm theo Quyết định này; chi tiết trước và sau điều chỉnh tại Phụ lục I.
        Điều 2. Sửa đổi [khoản, điểm, đoạn lời văn khác bản cũ, xem các dòng # ở trên] của Quyết định số 12/QĐ-UBND thành: “[lời văn mới]”.
        Điều 3. Quyết định này có hiệu lực kể từ ngày ký. Các nội dung khác của Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm 2026 không được sửa đổi, bổ sung tại Quyết định này giữ nguyên hiệu lực.
        Điều 4. Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã, Trưởng Phòng Kinh tế và các cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.
    "#]].assert_eq(&article(&case, "ho-so/quyet-dinh-sua-doi.yaml"));
    // Another row changes, and one no longer does.
    let case = case
        .replace("moi/moi.yaml", "Loa, don_vi: Công an xã", "Loa, don_vi: Văn phòng")
        .replace("moi/moi.yaml", "Tập huấn, don_vi: Văn phòng, kinh_phi: {2026: 0, 2027: 4}}", "Tập huấn, don_vi: Văn phòng, kinh_phi: {2026: 0, 2027: 4}}\n                - {ma: bien_bao, ten: Biển báo, don_vi: Văn phòng, kinh_phi: {2026: 1, 2027: 0}}");
    case.run("build ho-so/quyet-dinh-sua-doi.yaml --message-format short").code(0).stderr(expect![[r#"
        ho-so/quyet-dinh-sua-doi.yaml:21:53: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[số, ký hiệu]`; gợi ý: thay cả ngoặc vuông bằng nội dung của văn bản; ngoặc vuông là chữ thật cần in thì viết `\[` thay cho `[` (giữa hai dấu nháy kép viết `\\[`)
        ho-so/quyet-dinh-sua-doi.yaml:21:72: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[ngày, tháng, năm]`
        ho-so/quyet-dinh-sua-doi.yaml:31:5: cảnh báo[C075]: nhiệm vụ `loa` “Loa” không có gì thay đổi giữa hai bản; gợi ý: bỏ đoạn này nếu bản mới không sửa nhiệm vụ, nhóm đó nữa
        ho-so/quyet-dinh-sua-doi.yaml:38:13: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[khoản, điểm, đoạn lời văn khác bản cũ, xem các dòng # ở trên]`
        ho-so/quyet-dinh-sua-doi.yaml:38:112: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[lời văn mới]`
        ho-so/quyet-dinh-sua-doi.yaml:55:14: cảnh báo[C075]: nhóm `ung_pho` “Ứng phó” thay đổi giữa hai bản mà lời văn chưa nêu; gợi ý: thêm một khoản có `{{ so_sanh.thay_doi.nhom.ung_pho.dien_giai }}`, hoặc tạo lại tệp bằng `vanban new quyet_dinh_sua_doi --tu … --moi …`
        ho-so/quyet-dinh-sua-doi.yaml:55:14: cảnh báo[C075]: nhiệm vụ `bien_bao` “Biển báo” thay đổi giữa hai bản mà lời văn chưa nêu; gợi ý: thêm một khoản có `{{ so_sanh.thay_doi.nhiem_vu.bien_bao.dien_giai }}`, hoặc tạo lại tệp bằng `vanban new quyet_dinh_sua_doi --tu … --moi …`
    "#]]);
    // The decision is issued like any other, and then stays as it is.
    case.run(NEW).code(2).stderr(expect![[r#"
        lỗi: đã có tệp `ho-so/quyet-dinh-sua-doi.yaml`, không ghi đè
        gợi ý: chọn tên khác bằng `--out <TỆP>`, hoặc thêm `--force` để ghi đè
    "#]]);
    case.run(&format!("{NEW} --force --nam 2027 --out moi/qd.yaml")).code(0).stdout(expect![[r#"
        Đã tạo moi/qd.yaml
        - lời văn khác, chưa nêu trong quyết định: đoạn 31 (Đoạn văn): “… là 154 triệu …” thành “… là 139 triệu …”
        Tiếp theo: mở tệp, thay các chỗ trong [ngoặc vuông], rồi xuất văn bản:
          vanban build moi/qd.yaml
    "#]]);
    let text = String::from_utf8(case.read("moi/qd.yaml")).unwrap();
    assert!(text.contains("goc: ../ho-so/cu.yaml") && text.contains("\nnam: 2027  #"), "{text}");
    case.run("build moi/qd.yaml").code(0);
}

/// What cannot be amended, or not so, is told.
#[test]
fn what_cannot_be_amended_is_told() {
    let draft = versions().replace("ho-so/cu.yaml", "so: 12\nngay: 05/3/2026\n", "nam: 2026\n");
    draft.run(NEW).code(1).stderr(expect![[r#"
        lỗi[P003]: văn bản này chưa có số, ngày: chưa ban hành thì chưa có gì để sửa đổi
         --> ho-so/cu.yaml:2:1
          |
        2 | loai: quyet_dinh
          | ^^^^
          |
          = gợi ý: bản thảo thì sửa thẳng trong tệp; đã ký thì cấp số trước bằng `vanban issue`

    "#]]);
    let same = versions().file("moi/moi.yaml", OLD);
    same.run(NEW).code(1).stderr(expect![[r#"
        lỗi[B021]: hai bản không có gì khác nhau
         |
         = gợi ý: chép bản cũ ra tệp khác, sửa kinh phí ở tệp đó rồi nêu nó ở `--moi`

    "#]]);
    let words = versions().file("moi/moi.yaml", OLD.replace("I. Kinh phí", "I. Nguồn kinh phí"));
    words.run(NEW).code(1).stderr(expect![[r#"
        lỗi[B021]: kinh phí của hai bản không khác nhau, chỉ có lời văn khác
         |
         = gợi ý: sửa lời văn thì bắt đầu bằng `vanban new quyet_dinh_sua_doi` không có --tu, --moi

    "#]]);
    let itself = versions();
    itself.run("new quyet_dinh_sua_doi --tu ho-so/cu.yaml --moi ho-so/cu.yaml").code(2).stderr(expect![[
        r#"
        lỗi: `--tu` và `--moi` là cùng một tệp
        gợi ý: chép văn bản cũ ra tệp khác, sửa kinh phí ở tệp đó rồi nêu nó ở `--moi`
    "#
    ]]);
    itself.run("new quyet_dinh_sua_doi --tu ho-so/cu.yaml").code(2).stderr(expect![[r#"
        lỗi: `LOẠI`, `--tu`, `--moi`, `--nam` chưa đủ hoặc không đi cùng nhau
        gợi ý: kinh phí thay đổi thì viết `vanban new quyet_dinh_sua_doi --tu CŨ.yaml --moi MỚI.yaml`; lập văn bản năm sau thì viết `vanban new --tu NĂM-TRƯỚC.yaml --nam 2027`
    "#]]);
    let broken = versions().replace("moi/moi.yaml", "2026: 100", "2026: 1O0");
    broken.run(NEW).code(1).stderr(expect![[r#"
        lỗi[B001]: `1O0` không phải là số: có `O`
          --> moi/moi.yaml:51:93
           |
        51 | ...   - {ma: dien_tap, ten: Diễn tập cấp xã, don_vi: Công an xã, kinh_phi: {2026: 1O0, 2027:...
           |                                                                                   ^^^
           |
           = gợi ý: có chữ O gõ thay cho số 0

    "#]]);
    for case in [draft, same, words, itself, broken] {
        assert_eq!(case.files("ho-so"), ["cu.yaml"]);
    }
    // The old paper was issued, and somebody changed it since.
    let changed = versions();
    changed.run("issue ho-so/cu.yaml").code(0);
    let changed = changed.replace("ho-so/cu.yaml", "2026: 100", "2026: 99");
    changed.run(NEW).code(1).stderr(expect![[r#"
        lỗi[P006]: văn bản cũ không còn đúng như đã phát hành, nên không rõ số cũ là bao nhiêu
         --> ho-so/cu.yaml:2:1
          |
        2 | loai: quyet_dinh
          | ^^^^
          |
          = gợi ý: để tệp cũ đúng như bản đã phát hành (`vanban build` nêu từng chỗ đã đổi), sửa kinh phí ở một bản chép

    "#]]);
}

/// Every table that changed has its article: also one whose products are the same, one whose column is called
/// otherwise, one where people change and no money does.
#[test]
fn a_table_whose_sums_stay_the_same_is_amended_too() {
    let second = "      - ten: Mua sắm
        bang:
          ma: ms
          don_vi: nghìn đồng
          cot:
            - {ma: ten, ten: Nội dung, kieu: chu}
            - {ma: nguoi, ten: Số người, kieu: so_luong_cong}
            - {ma: sl, ten: Số lượng, kieu: so_luong}
            - {ma: dg, ten: Đơn giá, kieu: don_gia}
            - {ma: tien, ten: Thành tiền, kieu: thanh_tien, cua: [sl, dg]}
          nhiem_vu:
            - {ten: Máy tính, nguoi: 3, sl: 2, dg: 15.000}
            - {ten: Bàn, nguoi: 1, sl: 3, dg: 1.200}
";
    let old = OLD
        .replace("bang:\n          don_vi: triệu", "bang:\n          ma: kp\n          don_vi: triệu")
        .replace("là {{ tong }} (chi", "được giao (chi")
        + second;
    let new = old
        .replace("kinh_phi: {2026: 20, 2027: 10}", "kinh_phi: {2026: 25, 2027: 10}")
        .replace("sl: 2, dg: 15.000", "sl: 4, dg: 7.500")
        .replace("ten: Bàn, nguoi: 1", "ten: Bàn, nguoi: 2")
        .replace("ten: Số lượng", "ten: Số bộ");
    let case = Case::new().file("ho-so/cu.yaml", old).file("moi/moi.yaml", new);
    case.run(NEW).code(0).stderr(expect![[""]]);
    expect![[r#"
        Điều 1. Sửa đổi, bổ sung Phụ lục I của Kế hoạch kèm theo Quyết định số 12/QĐ-UBND như sau:
        1. Điều chỉnh kinh phí của nhiệm vụ số 1 “In sổ tay cho xã An Bình”: tăng 5 triệu đồng, từ 30 triệu đồng lên 35 triệu đồng (năm 2026 tăng 5 triệu đồng, từ 20 triệu đồng lên 25 triệu đồng).
        2. Các số cộng có liên quan được điều chỉnh tương ứng:
        a) Kinh phí của nhóm nhiệm vụ I “Truyền thông”: tăng 5 triệu đồng, từ 54 triệu đồng lên 59 triệu đồng (năm 2026 tăng 5 triệu đồng, từ 32 triệu đồng lên 37 triệu đồng).
        b) Tổng kinh phí: tăng 5 triệu đồng, từ 154 triệu đồng lên 159 triệu đồng (năm 2026 tăng 5 triệu đồng, từ 132 triệu đồng lên 137 triệu đồng).
        3. Thay thế Phụ lục I của Kế hoạch kèm theo Quyết định số 12/QĐ-UBND bằng Phụ lục II ban hành kèm theo Quyết định này; chi tiết trước và sau điều chỉnh tại Phụ lục I.
        Điều 2. Sửa đổi, bổ sung Phụ lục II của Kế hoạch kèm theo Quyết định số 12/QĐ-UBND như sau:
        1. Sửa tên cột “Số lượng” thành “Số bộ”.
        2. Sửa số bộ của nhiệm vụ số 1 “Máy tính” từ 2 thành 4; sửa đơn giá của nhiệm vụ số 1 “Máy tính” từ 15.000 thành 7.500; kinh phí của nhiệm vụ không thay đổi.
        3. Điều chỉnh số liệu của nhiệm vụ số 2 “Bàn”: kinh phí giữ nguyên 3.600 nghìn đồng (số người tăng 1, từ 1 lên 2).
        4. Tổng kinh phí: giữ nguyên 33.600 nghìn đồng (số người tăng 1, từ 4 lên 5).
        5. Thay thế Phụ lục II của Kế hoạch kèm theo Quyết định số 12/QĐ-UBND bằng Phụ lục IV ban hành kèm theo Quyết định này; chi tiết trước và sau điều chỉnh tại Phụ lục III.
        Điều 3. Quyết định này có hiệu lực kể từ ngày ký. Các nội dung khác của Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm 2026 không được sửa đổi, bổ sung tại Quyết định này giữ nguyên hiệu lực.
        Điều 4. Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã, Trưởng Phòng Kinh tế và các cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.
    "#]].assert_eq(&article(&case, "ho-so/quyet-dinh-sua-doi.yaml"));
    case.run("budget diff ho-so/cu.yaml moi/moi.yaml").code(0).stdout(expect![[r#"
        So sánh kinh phí
          bản cũ: ho-so/cu.yaml
          bản mới: moi/moi.yaml

        Bảng kp. Đơn vị tính: triệu đồng
        TT  Nhiệm vụ                     Cũ  Mới  Tăng, giảm       %
        I   Truyền thông                 54   59          +5   +9,26
                - Năm 2026               32   37          +5  +15,63
        1     In sổ tay cho xã An Bình   30   35          +5  +16,67
                - Năm 2026               20   25          +5  +25,00

            Tổng cộng                   154  159          +5   +3,25
                - Năm 2026              132  137          +5   +3,79

        Bảng ms. Đổi tên cột “Số lượng” thành “Số bộ”.
        Đơn vị tính: nghìn đồng
        TT  Nhiệm vụ                        Cũ     Mới  Tăng, giảm        %
        1     Máy tính                  30.000  30.000           0     0,00
              (Sửa “Số bộ”, “Đơn giá”)
        2     Bàn                        3.600   3.600           0     0,00
                - Số người                   1       2          +1  +100,00
                (Không phải tiền)

            Tổng cộng                   33.600  33.600           0     0,00
                - Số người                   4       5          +1   +25,00
                (Không phải tiền)
    "#]]);
    case.run("build ho-so/quyet-dinh-sua-doi.yaml").code(0);
}
