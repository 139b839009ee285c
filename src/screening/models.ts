import { logistic, squaredHinge } from './linear.ts';
import { ELAS_U4, linearModel } from './linear-model.ts';
import type { Model, ModelName } from './model.ts';
import { naiveBayesModel } from './naive-bayes-model.ts';
import { ours } from './ours.ts';

/** Every model by its name. `elas-u4` is ASReview's published configuration, the anchor that ours is measured by. */
export const MODELS: Readonly<Record<ModelName, Model>> = {
  ours,
  'elas-u4': linearModel({ name: 'elas-u4', version: '1', loss: squaredHinge, ...ELAS_U4 }),
  svm: linearModel({ name: 'svm', version: '1', loss: squaredHinge, cost: 1, balance: 1 }),
  nb: naiveBayesModel,
  logistic: linearModel({ name: 'logistic', version: '1', loss: logistic, cost: 1, balance: 1 }),
};
