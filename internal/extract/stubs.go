package extract

func timexes(*input) []timex { return nil }

func attributions(*input, []entityMention) []attribution { return nil }
