#include "typeset/finish.h"
GBytes *finish_pdf(struct typeset *t, struct painted *painted, GError **error)
{
	return g_bytes_new(painted->pdf->data, painted->pdf->len);
}
