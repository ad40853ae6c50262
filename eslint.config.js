import jsxA11y from 'eslint-plugin-jsx-a11y-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** What Prettier and the compiler do not see: promises that nobody waits for, hooks, screens that not all can use. */
export default tseslint.config(
  { ignores: ['dist/', 'data/', '**/.react-router/', 'apps/web/src/api.d.ts'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.base],
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    languageOptions: { parserOptions: { project: ['./tsconfig.json', './apps/web/tsconfig.json'] } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-restricted-globals': ['error', { name: 'alert', message: 'Use a dialog of the kit.' }],
    },
  },
  {
    // Decorated classes: Nest reads the parameters' types at run time, so those imports are no types only.
    files: ['{apps/server,libs}/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: ['apps/web/**/*.tsx'],
    extends: [jsxA11y.configs.recommended, reactHooks.configs.flat.recommended],
    rules: {
      // Tables are laid out as blocks on a phone, where browsers forget what they are: their roles are said.
      'jsx-a11y-x/no-redundant-roles': 'off',
      'jsx-a11y-x/no-interactive-element-to-noninteractive-role': 'off',
      // The summary of errors takes the focus, as it should.
      'jsx-a11y-x/no-autofocus': 'off',
    },
  },
  {
    files: [
      'apps/server/{main,migrate,demo,openapi,first-admin}.ts',
      'apps/web/dev.ts',
      'apps/web/src/entry.server.tsx',
      'bench/**',
      '**/*spec.ts',
    ],
    rules: { 'no-console': 'off' },
  },
);
