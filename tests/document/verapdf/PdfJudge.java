import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.VeraPDFFoundry;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Judges PDF files by veraPDF's own PDF/UA-1 and PDF/A-2a rules. The engine's jar lacks the reader of its rule files, so
 * they are read here. Prints one line a verdict: PASS or FAIL, profile, file, then the broken rules; exits 1 on any FAIL.
 */
public final class PdfJudge {
  private static final Map<String, String> PROFILES = Map.of("ua1", "PDFUA-1", "2a", "PDFA-2A");
  private static final int ENOUGH_FAULTS = 20_000;

  private PdfJudge() {}

  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    VeraPDFFoundry foundry = Foundries.defaultInstance();
    boolean allPass = true;
    for (String name : List.of("ua1", "2a")) {
      ValidationProfile profile = profile(name);
      for (String file : arguments) {
        allPass &= judge(foundry, profile, name, file);
      }
    }
    System.exit(allPass ? 0 : 1);
  }

  private static boolean judge(VeraPDFFoundry foundry, ValidationProfile profile, String name, String file) {
    try (PDFAParser parser = foundry.createParser(new FileInputStream(file), profile.getPDFAFlavour())) {
      PDFAValidator validator = foundry.createValidator(profile, ENOUGH_FAULTS, false, false, false);
      ValidationResult result = validator.validate(parser);
      StringBuilder broken = new StringBuilder();
      for (RuleId id : result.getFailedChecks().keySet()) {
        Rule rule = profile.getRuleByRuleId(id);
        broken.append("; ").append(id.getClause()).append('-').append(id.getTestNumber()).append(' ').append(rule.getDescription());
      }
      System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + name + " " + file + broken);
      return result.isCompliant();
    } catch (Exception error) {
      System.out.println("FAIL " + name + " " + file + "; cannot be read: " + error.getClass().getSimpleName());
      return false;
    }
  }

  private static ValidationProfile profile(String name) throws Exception {
    String place = "/org/verapdf/pdfa/validation/" + PROFILES.get(name) + ".xml";
    try (InputStream stream = PdfJudge.class.getResourceAsStream(place)) {
      Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream).getDocumentElement();
      Set<Rule> rules = new HashSet<>();
      for (Element rule : children(child(root, "rules"), "rule")) {
        rules.add(rule(rule));
      }
      Set<Variable> variables = new HashSet<>();
      Element declared = child(root, "variables");
      for (Element variable : declared == null ? List.<Element>of() : children(declared, "variable")) {
        variables.add(
            Profiles.variableFromValues(
                variable.getAttribute("name"), variable.getAttribute("object"), text(variable, "defaultValue"), text(variable, "value")));
      }
      Element details = child(root, "details");
      return Profiles.profileFromValues(
          PDFAFlavour.valueOf(root.getAttribute("flavour")),
          Profiles.profileDetailsFromValues(text(details, "name"), text(details, "description"), details.getAttribute("creator"), new Date(0)),
          "",
          rules,
          variables);
    }
  }

  private static Rule rule(Element rule) {
    Element id = child(rule, "id");
    return Profiles.ruleFromValues(
        Profiles.ruleIdFromValues(
            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"),
            Integer.parseInt(id.getAttribute("testNumber"))),
        rule.getAttribute("object"),
        rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null,
        rule.getAttribute("tags"),
        text(rule, "description"),
        text(rule, "test"),
        Profiles.errorFromValues(text(child(rule, "error"), "message"), new ArrayList<>()),
        new ArrayList<>());
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getNodeName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }

  private static Element child(Element parent, String name) {
    List<Element> found = children(parent, name);
    return found.isEmpty() ? null : found.get(0);
  }

  private static String text(Element parent, String name) {
    Element found = child(parent, name);
    return found == null ? "" : found.getTextContent();
  }
}
