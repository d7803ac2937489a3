//! What a licence allows, alone and through lineage. Pure: texts and tables in, verdicts out.
