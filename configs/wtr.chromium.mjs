import { base } from './wtr.base.mjs';
import { chromium } from './wtr.chromium-launcher.mjs';

const common = base('chromium');
const { launcher, reporter } = await chromium();

export default { ...common, concurrency: 2, browsers: [launcher], reporters: [...common.reporters, reporter] };
