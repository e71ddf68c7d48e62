const list = (text: string): Set<string> => new Set(text.trim().split(/\s+/))

/** Refused as they are and with any digits and signs around them: `Password123!` is `password`. */
export const commonWords = list(`
  abc abcd abcdef abcdefg abcdefgh admin administrator alhamdulillah anakku arsenal asdf asdfgh asdfghjkl assalamualaikum
  ayahibu bandung barcelona baseball batman bismillah bismilah bola cantik changeit changeme chelsea cinta cintaku
  computer dragon default football freedom freefire garuda ganteng gojek guest hello helloworld iloveyou ilovegod
  indonesia indonesiaraya internet islam jakarta jakartaku jesus jesuschrist juventus kambing kasir keluarga keluargaku
  komputer konter konterpulsa kucing letmein liverpool login lol love loveyou mahasiswa maenpulsa manchester master
  mobilelegend mobilelegends monkey muhammad mypassword naruto onepiece operator owner pass passw passwd password
  passwords passwort persib persija pokemon princess pulsa qazwsx qazwsxedc qwer qwert qwerty qwertyui qwertyuiop
  rahasia rahasiaku rahasiabanget realmadrid reseller root samsung sayang sayangku sayangkamu sayangmama sandi
  secret selamat semangat semarang senha server shadow sukses sunshine superadmin superman surabaya telkomsel terserah
  test tester testing toor trustno user username welcome whatever xiaomi yogyakarta zxcvbn zxcvbnm
`)

/** Refused exactly as they are: digits, and words that hide behind digits. */
export const commonPasswords = list(`
  00000000 11111111 22222222 33333333 44444444 55555555 66666666 77777777 88888888 99999999 12345678 123456789 1234567890
  0123456789 01234567 012345678 87654321 987654321 9876543210 123123123 12341234 12344321 11223344 1122334455 112233445566
  123454321 147258369 147852369 159753456 14725836 12131415 10203040 123321123 111222333 1234512345 123456123456 11112222
  1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc zaq12wsx q1w2e3r4 q1w2e3r4t5 a1b2c3d4 a1s2d3f4 1a2b3c4d
  p@ssw0rd p@ssword passw0rd pa55word pa55w0rd p4ssw0rd p4ssword r4h4s14 s4y4ng12 17081945 17agustus 17agustus1945
  08123456789 081234567890 088888888888 62812345678 4dm1n123 adm1n123 qwe123qwe qweasdzxc qwe12345 asd12345 zxc12345
  aku12345 aaaa1111 abcd1234 abc12345 abcd12345 a1234567 a12345678 asdf1234 qwer1234 t3st1ng1
`)
