package io.youju.eval;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// A report as JUnit XML: a suite a set, a test a question, and a suite of the gates.
public final class JUnitXml {
  private JUnitXml() {}

  public static String of(Report report, List<Gates.Verdict> verdicts) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuites");
      for (String set : report.bySet().keySet()) suite(xml, report, set);
      gates(xml, verdicts);
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private static void suite(XMLStreamWriter xml, Report report, String set)
      throws XMLStreamException {
    List<Judged> judged = report.judged().stream().filter(j -> j.set().equals(set)).toList();
    long failed = judged.stream().filter(j -> !j.exchange().faults().isEmpty()).count();
    start(xml, set, judged.size(), failed);
    xml.writeStartElement("properties");
    for (var entry : report.origin().entrySet()) {
      xml.writeEmptyElement("property");
      xml.writeAttribute("name", entry.getKey());
      xml.writeAttribute("value", clean(String.valueOf(entry.getValue())));
    }
    xml.writeEndElement();
    for (Judged one : judged) question(xml, one);
    xml.writeEndElement();
  }

  private static void start(XMLStreamWriter xml, String name, long tests, long failures)
      throws XMLStreamException {
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", clean(name));
    xml.writeAttribute("tests", String.valueOf(tests));
    xml.writeAttribute("failures", String.valueOf(failures));
  }

  private static void question(XMLStreamWriter xml, Judged judged) throws XMLStreamException {
    Judged.Exchange exchange = judged.exchange();
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", clean(judged.type()));
    xml.writeAttribute("name", clean(judged.id()));
    if (!Double.isNaN(exchange.millis())) {
      xml.writeAttribute("time", Decimals.of(exchange.millis() / 1000, 4));
    }
    if (!exchange.faults().isEmpty()) {
      xml.writeStartElement("failure");
      xml.writeAttribute("message", clean(String.join(", ", exchange.faults())));
      xml.writeCharacters(
          clean(
              "asked: %s\nexpected: %s\nsaid: %s"
                  .formatted(exchange.question(), exchange.expected(), exchange.said())));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static void gates(XMLStreamWriter xml, List<Gates.Verdict> verdicts)
      throws XMLStreamException {
    if (verdicts.isEmpty()) return;
    start(xml, "gates", verdicts.size(), verdicts.stream().filter(v -> !v.passed()).count());
    for (Gates.Verdict verdict : verdicts) {
      xml.writeStartElement("testcase");
      xml.writeAttribute("classname", "gates");
      xml.writeAttribute("name", clean(verdict.gate().metric() + " over " + verdict.gate().set()));
      if (!verdict.passed()) {
        xml.writeEmptyElement("failure");
        xml.writeAttribute("message", clean(verdict.says()));
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  /// Without what XML 1.0 cannot hold.
  private static String clean(String text) {
    return text.replaceAll(
        "[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
  }
}
