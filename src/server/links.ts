import type { Context } from './context.js';
import type { Account } from './ports.js';
import { Refusal } from './refusal.js';
import { inSeconds } from './time.js';

/** How long a link is remembered, so that an old one is told from one that never was. */
const rememberedFor = 7 * 86_400;

interface Link {
  readonly accountId: string;
  /** A moment in milliseconds. */
  readonly expiresAt: number;
  readonly generation: string;
}

const linkKey = async ({ vault }: Context, token: string): Promise<string> => `link ${await vault.name('link', token)}`;
const generationKey = async ({ vault }: Context, accountId: string): Promise<string> => `links ${await vault.name('links', accountId)}`;
const generationOf = async (context: Context, accountId: string): Promise<string> => await context.store.get(await generationKey(context, accountId)) ?? '';

/** Emailed registration links. Opening one does not spend it, so a mail scanner or a second click does no harm: enrolment does. */
export class Links {
  /** The address to mail. The token is in the fragment, which no server, log or referrer sees. */
  async issue(context: Context, accountId: string, lifetime: number): Promise<string> {
    const { clock, random, settings, store, vault } = context;
    const token = random.name(6);
    const link: Link = { accountId, expiresAt: inSeconds(clock, lifetime), generation: await generationOf(context, accountId) };
    await store.put(await linkKey(context, token), await vault.seal(JSON.stringify(link), 'link', token), lifetime + rememberedFor);
    return `${settings.linkBase}#token=${token}`;
  }

  /** Of several reasons the first of used, expired, invalid is told. */
  async open(context: Context, token: string): Promise<{ readonly account: Account; readonly expiresAt: number }> {
    const { clock, directory, store, vault } = context;
    const sealed = await store.get(await linkKey(context, token));
    const text = sealed === undefined ? undefined : await vault.open(sealed, 'link', token);
    if (text === undefined) throw new Refusal({ code: 'link_invalid' });
    const { accountId, expiresAt, generation } = JSON.parse(text) as Link;
    if (generation !== await generationOf(context, accountId)) throw new Refusal({ code: 'link_used' });
    if (clock.now() >= expiresAt) throw new Refusal({ code: 'link_expired' });
    const account = await directory.byId(accountId);
    if (account?.status !== 'active') throw new Refusal({ code: 'link_invalid' });
    return { account, expiresAt };
  }

  /** Once somebody has enrolled, none of their links opens the way again. */
  async spend(context: Context, accountId: string): Promise<void> {
    await context.store.put(await generationKey(context, accountId), context.random.name(2), 2 * rememberedFor);
  }
}
