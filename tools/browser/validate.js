// The validator of HTML as one script for a browser: validateHTML(html, config)
// gives a list of what is wrong, each with rule, line, column and message.
import { HtmlValidate, StaticConfigLoader } from "html-validate/browser";

globalThis.validateHTML = async (html, config) => {
  const validator = new HtmlValidate(new StaticConfigLoader(config));
  const report = await validator.validateString(html);
  return report.results.flatMap((result) =>
    result.messages.map(({ ruleId, line, column, message, selector }) => ({ ruleId, line, column, message, selector })),
  );
};
