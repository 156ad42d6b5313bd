package io.youju.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Goes through a part of a DOCX element by element and holds none of them. A part with a document
/// type is refused: no entity of its own is ever opened.
final class WordXml implements AutoCloseable {
  private static final int DEEPEST = 2_000;
  private static final Set<String> SPACES =
      Set.of(
          "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
          "http://purl.oclc.org/ooxml/wordprocessingml/main",
          "http://schemas.openxmlformats.org/officeDocument/2006/math",
          "http://purl.oclc.org/ooxml/officeDocument/math",
          "http://schemas.openxmlformats.org/markup-compatibility/2006",
          "http://schemas.openxmlformats.org/drawingml/2006/main",
          "http://purl.oclc.org/ooxml/drawingml/main",
          "urn:schemas-microsoft-com:vml",
          "urn:schemas-microsoft-com:office:office");
  private static final Set<String> OFF = Set.of("0", "false", "off");

  private final XMLStreamReader in;
  private int depth;
  private int event;
  private String name = "";

  WordXml(InputStream part) throws IOException {
    try {
      in = factory().createXMLStreamReader(part);
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  /// A factory for each part: it holds its last reader, and with that the file.
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    // Its own limit of 100 is reached by text boxes in tables; ours is DEEPEST.
    factory.setProperty("jdk.xml.maxElementDepth", "0");
    return factory;
  }

  /// Moves to the next start, end or piece of text; false at the end of the part.
  ///
  /// @throws IOException when the part is not well-formed, has a document type, or nests deeper
  ///   than 2,000 elements
  boolean next() throws IOException {
    try {
      while (in.hasNext()) {
        event = in.next();
        switch (event) {
          case XMLStreamConstants.START_ELEMENT -> {
            if (++depth > DEEPEST)
              throw new IOException("elements nest deeper than " + DEEPEST + " levels");
            name = named();
            return true;
          }
          case XMLStreamConstants.END_ELEMENT -> {
            depth--;
            name = named();
            return true;
          }
          case XMLStreamConstants.CHARACTERS,
              XMLStreamConstants.CDATA,
              XMLStreamConstants.SPACE -> {
            name = "";
            return true;
          }
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
              throw new IOException("holds a document type or entities of its own");
          default -> {} // Comments and instructions.
        }
      }
      return false;
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  private static IOException broken(XMLStreamException e) {
    return new IOException("is not well-formed: " + e.getMessage(), e);
  }

  private String named() {
    return SPACES.contains(in.getNamespaceURI()) ? in.getLocalName() : "";
  }

  boolean starts() {
    return event == XMLStreamConstants.START_ELEMENT;
  }

  boolean ends() {
    return event == XMLStreamConstants.END_ELEMENT;
  }

  /// The local name of the element that starts or ends; empty for text and elements of no known
  /// vocabulary.
  String name() {
    return name;
  }

  /// Appends the piece of text.
  void text(StringBuilder to) {
    to.append(in.getTextCharacters(), in.getTextStart(), in.getTextLength());
  }

  /// The attribute by that local name, or empty.
  String attribute(String local) {
    for (int i = 0; i < in.getAttributeCount(); i++)
      if (in.getAttributeLocalName(i).equals(local)) return in.getAttributeValue(i);
    return "";
  }

  String value() {
    return attribute("val");
  }

  /// Whether a property that is on by being there is not switched off.
  boolean on() {
    return !OFF.contains(value());
  }

  /// Goes to the end of the element that starts here.
  void skip() throws IOException {
    int within = depth - 1;
    while (depth > within && next()) {}
    name = "";
  }

  @Override
  public void close() throws IOException {
    try {
      in.close();
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }
}
