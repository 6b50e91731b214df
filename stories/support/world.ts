/** A back end for each story: in memory, by injected `fetch`, seeded. No service worker, and nothing shared between stories. */
import type { StoryContext } from '@storybook/web-components-vite';
import { createRestClient, type RestClient, type Step } from '../../src/client/index.js';
import { createMockBackend, everyPassword, type MockBackend, type ScenarioChoice } from '../../src/mocks/index.js';

/** What a story may say of its back end, as `parameters`. */
export interface WorldParameters {
  /** `normal` when absent. */
  scenario?: ScenarioChoice;
  /** Seconds until the client gives up. */
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

/** A loader: the story's world, before it renders. */
export const loadWorld = async ({ parameters }: StoryContext): Promise<World> => {
  // What an element keeps for its tab (the wait for a new code) belongs to another story.
  sessionStorage.clear();
  return createWorld(parameters);
};

/** A loader: the same, and a second factor that a sign-in asks for. `parameters.email` says whose. */
export const loadChallenge = async (context: StoryContext): Promise<World & { readonly challenge: Step }> => {
  const world = await loadWorld(context);
  const value: string = context.parameters['email'] ?? 'daisey.duck@example.com';
  return { ...world, challenge: await world.client.signIn({ identifier: { kind: 'email', value }, password: everyPassword }) };
};

export const worldOf = ({ loaded }: Pick<StoryContext, 'loaded'>): World => loaded as unknown as World;
