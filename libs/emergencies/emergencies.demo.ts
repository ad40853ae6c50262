import type { INestApplicationContext } from '@nestjs/common';
import { actorByEmail } from '#libs/access';
import { plantEmergencyFiles } from '#libs/applications';
import { addDays, type Clock, fiscalYearOf, today } from '#libs/kernel';
import { CLOCK, Database } from '#libs/platform';
import { OpenEmergency } from './open-emergency.js';

const SITUATION = `Le cyclone a touché la côte dans la nuit. Les autorités comptent 3 200 maisons détruites dans le district de Toliarano, deux centres de santé hors d’usage et des puits salés sur trente kilomètres.

Besoins : abris, eau potable, soins, lutte contre le choléra, semences avant la saison. Trois organisations sont déjà sur place ; l’aéroport est ouvert, la route du sud est coupée.`;

/** One emergency under way, with applications that came within days. */
export async function plant(app: INestApplicationContext): Promise<void> {
  const db = app.get(Database);
  if (await db.one('SELECT 1 FROM emergencies LIMIT 1')) return;
  const officer = (await actorByEmail(db, 'officer@demo.example'))!;
  const day = today(app.get<Clock>(CLOCK));
  const { callId } = await app.get(OpenEmergency).run(officer, {
    name: 'Cyclone Mahery sur la côte de Toliarano',
    country: 'MG',
    happenedOn: addDays(day, -4),
    glide: `TC-${fiscalYearOf(day)}-000987-MDG`,
    situation: SITUATION,
    peopleAffected: 64_000,
    peopleSource: `Protection civile, ${addDays(day, -2)}`,
    closesOn: addDays(day, 8),
    envelopeCents: 25_000_000n,
    maxCents: 10_000_000n,
  });
  await plantEmergencyFiles(app, callId);
}
