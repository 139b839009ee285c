import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.sf.jabref.Globals;
import net.sf.jabref.logic.exporter.BibtexDatabaseWriter;
import net.sf.jabref.logic.exporter.SavePreferences;
import net.sf.jabref.logic.exporter.StringSaveSession;
import net.sf.jabref.logic.importer.ParserResult;
import net.sf.jabref.logic.importer.fileformat.BibtexParser;
import net.sf.jabref.logic.integrity.IntegrityCheck;
import net.sf.jabref.model.Defaults;
import net.sf.jabref.model.database.BibDatabaseContext;
import net.sf.jabref.model.database.BibDatabaseMode;
import net.sf.jabref.preferences.JabRefPreferences;

/**
 * Has JabRef 3.8 open FILE, in the mode of DIALECT (bibtex or biblatex), and write it anew to OUT, entry by entry from the fields that it
 * read. Prints what its parser warns of, what its check of integrity finds, and last how many entries it has.
 */
public final class Check {
  public static void main(String[] args) throws Exception {
    Globals.prefs = JabRefPreferences.getInstance();
    JabRefPreferences preferences = Globals.prefs;
    try (Reader reader = Files.newBufferedReader(Path.of(args[0]), StandardCharsets.UTF_8)) {
      ParserResult read = BibtexParser.parse(reader, preferences.getImportFormatPreferences());
      read.warnings().forEach(warning -> System.out.println("warning: " + warning.replaceAll("\\s+", " ")));
      read.getDuplicateKeys().forEach(key -> System.out.println("warning: duplicate key " + key));
      BibDatabaseContext database = new BibDatabaseContext(read.getDatabase(), read.getMetaData(), new Defaults());
      database.setMode(args[1].equals("biblatex") ? BibDatabaseMode.BIBLATEX : BibDatabaseMode.BIBTEX);
      new IntegrityCheck(
              database, preferences.getFileDirectoryPreferences(), preferences.getBibtexKeyPatternPreferences())
          .checkBibtexDatabase()
          .forEach(
              found ->
                  System.out.println(
                      "integrity: " + found.getEntry().getCiteKey() + ": " + found.getFieldName() + ": " + found.getMessage()));
      SavePreferences anew = new SavePreferences().withReformatFile(true).withSaveInOriginalOrder(true).withEncoding(StandardCharsets.UTF_8);
      StringSaveSession saved =
          new BibtexDatabaseWriter<>(StringSaveSession::new).saveDatabase(database, anew);
      Files.writeString(Path.of(args[2]), saved.getStringValue());
      System.out.println(read.getDatabase().getEntryCount() + " entries");
    }
  }
}
