/** Where a country is drawn, in whole degrees: about its middle, or its main land. */
const WRITTEN =
  'AE 54 24,AF 66 34,AL 20 41,AM 45 40,AO 18 -12,AR -65 -35,AT 14 47,AU 134 -25,AZ 48 40,BA 18 44,BD 90 24,BE 5 51,BF -2 12,BG 25 43,' +
  'BI 30 -3,BJ 2 9,BO -65 -17,BR -53 -11,BT 90 27,BW 24 -22,BY 28 53,BZ -89 17,CA -106 57,CD 24 -3,CF 21 7,CG 15 -1,CH 8 47,CI -6 8,' +
  'CL -71 -33,CM 12 5,CN 104 35,CO -73 4,CR -84 10,CU -79 22,CV -24 15,CY 33 35,CZ 15 50,DE 10 51,DJ 43 12,DK 9 56,DO -71 19,DZ 3 28,' +
  'EC -78 -1,EE 26 59,EG 30 27,ER 38 16,ES -4 40,ET 40 8,FI 26 63,FJ 178 -18,FR 2 47,GA 12 -1,GB -2 54,GE 43 42,GH -1 8,GM -16 13,' +
  'GN -11 11,GQ 10 2,GR 22 39,GT -90 16,GW -15 12,GY -59 5,HN -87 15,HR 16 45,HT -73 19,HU 19 47,ID 113 -2,IE -8 53,IL 35 31,IN 79 22,' +
  'IQ 44 33,IR 53 32,IS -19 65,IT 12 43,JM -77 18,JO 37 31,JP 138 37,KE 38 0,KG 75 41,KH 105 13,KM 43 -12,KP 127 40,KR 128 36,KW 48 29,' +
  'KZ 67 48,LA 103 19,LB 36 34,LK 81 7,LR -9 6,LS 28 -30,LT 24 55,LV 25 57,LY 17 27,MA -7 32,MD 28 47,ME 19 43,MG 47 -19,MK 22 42,' +
  'ML -4 17,MM 96 21,MN 104 47,MR -11 20,MU 57 -20,MW 34 -13,MX -102 24,MY 102 4,MZ 36 -17,NA 17 -22,NE 9 17,NG 8 10,NI -85 13,NL 5 52,' +
  'NO 9 61,NP 84 28,NZ 172 -42,OM 56 21,PA -80 9,PE -75 -9,PG 144 -6,PH 122 13,PK 69 30,PL 19 52,PR -66 18,PS 35 32,PT -8 40,PY -58 -23,' +
  'QA 51 25,RO 25 46,RS 21 44,RU 95 61,RW 30 -2,SA 45 24,SB 160 -9,SD 30 16,SE 15 60,SI 15 46,SK 19 49,SL -12 8,SN -14 14,SO 46 5,' +
  'SR -56 4,SS 30 7,ST 7 0,SV -89 14,SY 38 35,SZ 31 -27,TD 19 15,TG 1 8,TH 101 15,TJ 71 39,TL 126 -9,TM 59 39,TN 9 34,TR 35 39,' +
  'TT -61 11,TW 121 24,TZ 35 -6,UA 31 49,UG 32 1,US -98 40,UY -56 -33,UZ 63 42,VE -66 7,VN 108 16,VU 167 -16,YE 48 16,YT 45 -13,ZA 24 -29,' +
  'ZM 28 -14,ZW 30 -19';

/** Longitude and latitude by ISO 3166-1 alpha-2 code. */
export const PLACES: ReadonlyMap<string, readonly [longitude: number, latitude: number]> = new Map(
  WRITTEN.split(',').map((one) => {
    const [code, longitude, latitude] = one.split(' ');
    return [code!, [Number(longitude), Number(latitude)]];
  }),
);
