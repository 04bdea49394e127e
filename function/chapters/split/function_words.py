"""Words that name no subject, in the most frequent languages of captions: none stands in a title.

Words of other languages are told by being everywhere in a talk.
"""

_TEXT = """
about actually after again all also always and another any are around asked basically because
been before being big bit both but can cannot come could course day days did didn different does
doesn doing don done down during each either else end enough even ever every everything example
exactly fact few figure figured find first for four from gave get gets getting give given gives
goes going gonna good got great guess had has have having hear heard her here him his how
however idea imagine instead into isn its itself just keep kind know known last later least less
let lets like little look looking looks lot lots made make makes making many may maybe mean
means might more most much need never new next not nothing now off okay once one ones only other
others our out over own part people probably put quite rather real really remember rest right
said same saw say saying says see seen seems she should show side simply since some someone
something sometimes sort start started still stuff such sure take takes taking talk talked
talking tell than thank thanks that the their them then there these they thing things think this
those though thought three through time times together told too took top true try trying turn
two under until upon use used using usually very via wait want wanted wants was way ways well
went were what when where whether which while who whole whom whose why will with within without
won wonder word words work works would wouldn year years yeah yes yet you your yours

aber alle als auch auf aus bei das dass dem den der des die doch ein eine einen einer eines für
haben hat hier ich ihr ist jetzt kann man mehr mit nach nicht noch nur oder schon sehr sich sie
sind und uns von war was wenn werden wie wir wird zum zur über

alors aussi avec ces cette comme dans des donc elle elles est être fait ils les leur mais même
nous par pas plus pour que qui sans ses son sont sur tout très une vous

ahora algo aquí bien como con cuando del desde donde ella ellos entonces ese eso esta está este
esto están hay las los más muy nos otra otro para pero por porque que ser sin sobre son también
tiene todo una uno vamos

agora aqui como com das dos então ele ela eles essa esse estão isso mais mas muito não nas nos
pela pelo por porque quando quem são ser sua também tem uma você
"""

FUNCTION_WORDS = frozenset(_TEXT.split())
