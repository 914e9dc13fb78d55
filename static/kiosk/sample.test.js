// A small catalogue for the tests of the kiosk: the two real services, and one with a question of three answers.

const T = (id) => ({ id });

const row = (id, more) => ({ id, label: T(id), when: null, any: null, third: null, third_answer: null, get: null, note: null, ...more });

const service = (id, more) => ({
  id, prefix: 'A', name: T(id), short: T(id), icon: 'kk', gate: 'flag', free: true, fee: null, ask: [], requirements: [], advice: [], channels: [], ...more,
});

export const CATALOGUE = {
  version: '1',
  langs: ['id', 'en'],
  office: { id: 'o', name: T('Kantor'), short: T('Kantor'), address: '', phone: '', website: '', parent: '', zone: 'Asia/Jakarta', zone_abbr: 'WIB' },
  questions: {
    warga: { ask: T('warga'), options: [{ id: 'wni', label: T('WNI') }, { id: 'oa', label: T('Orang Asing') }], default: 'wni' },
    lahir: { ask: T('lahir'), options: [{ id: 'faskes', label: T('f') }, { id: 'rumah', label: T('r') }, { id: 'kapal', label: T('k') }], default: null },
    tte: { ask: T('tte'), options: [{ id: 'ya', label: T('ya') }, { id: 'tidak', label: T('tidak') }], default: null },
    punya_ijazah: { ask: T('punya'), options: [{ id: 'ya', label: T('ya') }, { id: 'tidak', label: T('tidak') }], default: null },
  },
  services: [
    service('kk-rusak', {
      gate: 'fo', ask: ['warga'],
      requirements: [row('f102', { third: 'not_filled' }), row('kk_rusak'), row('ktp'), row('kitap', { when: { q: 'warga', in: ['oa'] } })],
    }),
    service('kk-tambah', {
      requirements: [
        row('kk'),
        row('nikah', { any: [{ id: 'buku_nikah', label: T('Buku Nikah') }, { id: 'akta_kawin', label: T('Akta Perkawinan') }] }),
        row('ijazah', { when: { q: 'punya_ijazah', in: ['ya'] }, third: 'not_owned', third_answer: { q: 'punya_ijazah', value: 'tidak' } }),
      ],
    }),
    service('lahir', { ask: ['lahir'], requirements: [row('surat', { when: { q: 'lahir', in: ['faskes'] } })] }),
    service('legalisir', {
      ask: ['tte'], stop_if: { when: { q: 'tte', in: ['ya'] }, text: T('tidak perlu') },
      requirements: [row('asli', { when: { q: 'tte', in: ['tidak'] } }), row('kk', { optional: true })],
    }),
    service('konsultasi', { prefix: 'G' }),
  ],
  complaints: [],
};

export const find = (id) => CATALOGUE.services.find((one) => one.id === id);
