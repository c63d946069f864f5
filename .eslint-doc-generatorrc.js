/** @type {import("eslint-doc-generator").GenerateOptions} */
export default {
  configEmoji: [
    ["recommended", "✅"],
    ["recommendedTypeChecked", "☑️"],
    ["strict", "🔒"],
    ["strictTypeChecked", "🔐"],
  ],
  ignoreConfig: ["all", "allTypeChecked", "disableTypeChecked", "tests"],
  ruleDocSectionInclude: ["Why", "Incorrect", "Correct", "Fix safety", "When not to use it"],
  // Every rule mends some of its reports and suggests an edit for others: columns for that would say nothing.
  ruleListColumns: ["name", "description", "configsError", "requiresTypeChecking"],
};
