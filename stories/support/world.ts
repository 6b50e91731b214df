/** A back end for each story: in memory, by injected `fetch`, seeded. Stories share nothing, and there is no service worker. */
import type { StoryContext } from '@storybook/web-components-vite';
import { createRestClient, type RestClient, type Step } from '../../src/client/index.js';
import { createMockBackend, everyPassword, type MockBackend, type ScenarioChoice } from '../../src/mocks/index.js';

/** The `parameters` with which a story sets up its back end. */
export interface WorldParameters {
  /** `normal` by default. */
  scenario?: ScenarioChoice;
  /** The timeout of the client in seconds. */
  timeout?: number;
}

export interface World {
  readonly backend: MockBackend;
  readonly client: RestClient;
}

const createWorld = ({ scenario = 'normal', timeout }: WorldParameters): World => {
  const backend = createMockBackend({ seed: 'stories', scenario });
  const client = createRestClient({ baseUrl: 'https://mock.example/auth', fetch: backend.fetch, ...(timeout && { timeout }) });
  return { backend, client };
};

/** A loader that creates the story's back end before it renders. */
export const loadWorld = async ({ parameters }: StoryContext): Promise<World> => {
  // An element stores the wait for a new code per tab. It belongs to another story, so it is removed.
  sessionStorage.clear();
  return createWorld(parameters);
};

/** The same loader, with a second factor for sign-in. `parameters.email` is the account. */
export const loadChallenge = async (context: StoryContext): Promise<World & { readonly challenge: Step }> => {
  const world = await loadWorld(context);
  const value: string = context.parameters['email'] ?? 'daisey.duck@example.com';
  return { ...world, challenge: await world.client.signIn({ identifier: { kind: 'email', value }, password: everyPassword }) };
};

export const worldOf = ({ loaded }: Pick<StoryContext, 'loaded'>): World => loaded as unknown as World;
