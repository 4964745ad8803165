// A new paper: what it is made from, the name of its file, and on to its form.
//
// In: what the program offers. Out: a file that was not there before; its page is opened, or what is doubtful in it is
// shown first.

import { ChonTim } from "./chon-tim.js";
import { the, tim } from "./dung.js";
import { cac_phat_hien, gui_tep, gui_viec, lay, loi_o, o_tep } from "./lam.js";
import { theo } from "./tin.js";

const o_ten = tim("ten-tep");
const o_tien = tim("tien");
const o_loi = tim("loi");
const CAC_TU = ["loai", "van_ban", "mau", "tep"];
let moi = null; // what is offered
let de_nghi = ""; // the name that was proposed last

/** Proposes a name, unless somebody has typed one. */
function de(ten) {
  if (o_ten.value === "" || o_ten.value === de_nghi) o_ten.value = ten;
  de_nghi = ten;
}

const dang_chon = () => document.querySelector("input[name=tu]:checked").value;

const chon_loai = new ChonTim(tim("chon-loai"), { nhan: "Loại văn bản", goi: "gõ vài chữ, không dấu cũng được", chon: (mot) => de(mot.tep) });
const chon_van_ban = new ChonTim(tim("chon-van-ban"), {
  nhan: "Văn bản năm trước",
  goi: "chữ trong tên tệp",
  chon: (mot) => {
    tim("nam").value = String(mot.nam + 1);
    de(mot.tep);
  },
});
const chon_noi = new ChonTim(tim("chon-noi"), { nhan: "Phường, xã, đặc khu", goi: "tên, có dấu hay không dấu; mã; thêm tên tỉnh nếu trùng", chon: (mot) => de(mot.tep) });

/** The places of the template that is chosen. */
async function nap_noi() {
  const mau = tim("mau-nao").value;
  chon_noi.dat([]);
  if (mau === "") return;
  o_tien.textContent = "Đang đọc bảng địa phương…";
  const tra = await lay(`moi/dia-phuong?mau=${mau}`);
  if (tim("mau-nao").value !== mau) return;
  o_tien.textContent = "";
  if (tra.ma !== 200) return bao_loi(tra);
  chon_noi.dat(tra.dia_phuong.map((mot) => ({ ...mot, phu: `${mot.thuoc ? `${mot.thuoc}, ` : ""}mã ${mot.ma}` })));
}

/** The fields that something may be wrong with. */
const cac_o = () => ({
  tep: o_ten,
  nam: tim("nam"),
  loai: tim("chon-loai").querySelector("input"),
  van_ban: tim("chon-van-ban").querySelector("input"),
  noi: tim("chon-noi").querySelector("input"),
});

function bao_loi(tra) {
  if (tra.o?.length > 0 && loi_o(cac_o(), tra.o).length === 0) return;
  o_loi.replaceChildren(the("p", "khong-ghi", tra.cau ?? "Chưa tạo được."));
  if (tra.goi_y) o_loi.append(the("p", "goi-y", `Gợi ý: ${tra.goi_y}.`));
  o_loi.append(...cac_phat_hien(tra.phat_hien ?? []));
}

function doi_tu() {
  const nay = dang_chon();
  for (const mot of CAC_TU) tim(`tu-${mot}`).hidden = mot !== nay;
  o_loi.replaceChildren();
  const thieu = {
    van_ban: moi?.van_ban.length === 0 && "Trong thư mục chưa có văn bản nào ghi năm.",
    mau: moi?.mau.length === 0 && "Trong thư mục chưa có mẫu dùng cho nhiều địa phương: chép tệp mẫu và bảng của thành phố, tỉnh vào đây.",
  }[nay];
  tim("khong-co-gi").hidden = !thieu;
  tim("khong-co-gi").textContent = thieu || "";
  tim("tao").disabled = Boolean(thieu);
  if (nay === "mau" && chon_noi.cac.length === 0) nap_noi();
  const chon = { loai: chon_loai, van_ban: chon_van_ban, mau: chon_noi }[nay];
  if (chon?.nay) de(chon.nay.tep);
}

const sai = (o, cau, goi_y = "") => ({ o: [{ o, cau, goi_y }] });

/** What is asked for; what is wrong with which field if something is missing. */
function can() {
  const nay = dang_chon();
  ({ loai: chon_loai, van_ban: chon_van_ban, mau: chon_noi })[nay].chot();
  const tep = o_ten.value.trim();
  if (nay === "loai") return chon_loai.nay ? { tep, tu: { loai: chon_loai.nay.loai } } : sai("loai", "Chưa chọn loại văn bản.", "bấm một dòng trong danh sách, hay mũi tên rồi Enter");
  if (nay === "van_ban") {
    if (!chon_van_ban.nay) return sai("van_ban", "Chưa chọn văn bản năm trước.", "bấm một dòng trong danh sách");
    const nam = Number(tim("nam").value);
    return Number.isInteger(nam) && nam > 1990 && nam < 2200 ? { tep, tu: { van_ban: { so: chon_van_ban.nay.so, nam } } } : sai("nam", "Năm viết bằng bốn chữ số.", "ví dụ 2027");
  }
  return chon_noi.nay ? { tep, tu: { mau: { so: Number(tim("mau-nao").value), ma: chon_noi.nay.ma } } } : sai("noi", "Chưa chọn phường, xã, đặc khu.", "gõ vài chữ của tên, không dấu cũng được, rồi bấm một dòng");
}

async function tao() {
  o_loi.replaceChildren();
  loi_o(cac_o());
  let tra;
  if (dang_chon() === "tep") {
    const tep = tep_word.files[0];
    if (!tep) return bao_loi({ cau: "Chọn một tệp trước." });
    o_tien.textContent = "Đang đọc tệp…";
    tra = await gui_tep(`moi/nhap?tep=${encodeURIComponent(o_ten.value.trim())}&ten=${encodeURIComponent(tep.name)}`, tep);
  } else {
    const viec = can();
    if (viec.o) return bao_loi(viec);
    o_tien.textContent = "Đang tạo…";
    tra = await gui_viec("moi", viec);
  }
  o_tien.textContent = "";
  if (tra.ma !== 200) return bao_loi(tra);
  const trang = `van-ban.html?so=${tra.so}`;
  if (tra.phat_hien.length === 0) {
    location.href = trang;
    return;
  }
  tim("lap").hidden = true;
  tim("ket-qua").hidden = false;
  tim("ten-ket-qua").textContent = `Đã tạo ${tra.tep}`;
  tim("da-lam").replaceChildren(...tra.da_lam.map((mot) => the("li", "", mot)));
  tim("mo").href = trang;
  tim("ten-nghi").hidden = false;
  tim("nghi").replaceChildren(...cac_phat_hien(tra.phat_hien));
  tim("ket-qua").focus();
}

tim("lap").addEventListener("submit", async (ev) => {
  ev.preventDefault();
  tim("tao").disabled = true;
  await tao();
  tim("tao").disabled = false;
});
tim("nguon-moi").addEventListener("change", doi_tu);
tim("mau-nao").addEventListener("change", nap_noi);
tim("nam").addEventListener("input", () => {
  const cu = chon_van_ban.nay;
  const nam = tim("nam").value;
  if (cu && /^\d{4}$/.test(nam)) de(cu.tep.replace(String(cu.nam + 1), nam));
});
const [o_word, tep_word] = o_tep("Chọn tệp Word, hoặc chữ chép từ PDF (.txt)…", ".docx,.docm,.doc,.rtf,.odt,.txt", (tep) => de(`${tep.name.replace(/\.[^.]*$/, "")}.yaml`));
tim("o-tep-word").append(o_word);

const tra = await lay("moi");
if (tra.ma === 200) {
  moi = tra;
  tim("noi-ghi").textContent = `Ghi vào thư mục ${moi.thu_muc === "." ? "này" : moi.thu_muc}; lập từ tệp khác thì ghi cạnh tệp ấy. Không ghi đè tệp đã có.`;
  chon_loai.dat(moi.loai.map((mot) => ({ ...mot, tim: mot.loai.replaceAll("_", " ") })));
  chon_van_ban.dat(moi.van_ban.map((mot) => ({ ...mot, phu: `năm ${mot.nam}` })));
  tim("mau-nao").replaceChildren(...moi.mau.map((mot) => new Option(mot.ve ? `${mot.ten}: ${mot.ve}` : mot.ten, mot.so)));
  doi_tu();
} else {
  bao_loi(tra);
}

// The page is open as long as it follows the list.
theo("danh-sach", () => {}, (chu) => {
  const o_bao = tim("bao");
  if (o_bao.textContent !== chu) o_bao.textContent = chu;
  o_bao.classList.toggle("het", chu !== "");
  o_bao.hidden = chu === "";
});
