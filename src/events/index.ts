export * from './flow.js';
export * from './navigate.js';
export * from './user-reset.js';
