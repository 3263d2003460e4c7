// SPDX-License-Identifier: EUPL-1.2
//
// Applies style sheets under Xalan-J, many in one run of the machine:
//
//   java -cp xalan2.jar Oracle.java LIST
//
// LIST has lines «STYLESHEET tab DOCUMENT tab RESULT».

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.xml.transform.Templates;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;

public class Oracle {
	public static void main(String[] arguments) throws Exception {
		TransformerFactory factory = TransformerFactory.newInstance("org.apache.xalan.processor.TransformerFactoryImpl", null);
		Map<String, Templates> sheets = new HashMap<>();
		for (String line : Files.readAllLines(Path.of(arguments[0]))) {
			String[] part = line.split("\t");
			Templates sheet = sheets.get(part[0]);
			if (sheet == null)
				sheets.put(part[0], sheet = factory.newTemplates(new StreamSource(new File(part[0]))));
			sheet.newTransformer().transform(new StreamSource(new File(part[1])), new StreamResult(new File(part[2])));
		}
	}
}
