package io.headroom.detect;

import java.io.StringReader;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// XML, proven by reading all of it. Nothing outside the text is ever fetched, and no entity is
/// expanded.
final class XmlRule implements Rule {
  private static final XMLInputFactory FACTORY = factory();

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    return factory;
  }

  @Override
  public Claim judge(Sample sample) {
    if (sample.first() != '<') {
      return Claim.NONE;
    }
    try {
      XMLStreamReader reader =
          FACTORY.createXMLStreamReader(new StringReader(sample.text().strip()));
      String root = "";
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT && root.isEmpty()) {
          root = reader.getLocalName();
        }
      }
      ContentKind kind =
          root.toLowerCase(Locale.ROOT).equals("html") ? ContentKind.HTML : ContentKind.XML;
      return Claim.proven(kind, "parses as XML, root element " + root);
    } catch (XMLStreamException | RuntimeException _) {
      // The JDK's reader meets some malformed input with unchecked exceptions.
      return Claim.NONE;
    }
  }
}
